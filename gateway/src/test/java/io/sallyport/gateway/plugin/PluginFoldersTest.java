package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.fixture.Factories;
import io.sallyport.gateway.plugin.fixture.Look;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.gateway.yaml.RecordFiles;
import io.sallyport.gateway.yaml.Settings;
import io.sallyport.gateway.yaml.Surroundings;
import io.sallyport.gateway.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFoldersTest {
    private static final Class<?>[] GOOD = {
        Factories.class, Factories.Good.class, Factories.Config.class, Factories.Method.class
    };

    record Open(Settings settings) {}

    @TempDir
    private Path root;

    @Test
    void loadsNothingFromAnEmptyFolder() throws PluginLoadException {
        assertThat(PluginFolders.load(root).factoryNames()).isEmpty();
    }

    @Test
    void findsFactoriesAndCommands() throws PluginLoadException {
        goodJar().write(root.resolve("a/good.jar"));
        lookJar().write(root.resolve("b/look.jar"));

        try (Plugins plugins = PluginFolders.load(root)) {
            assertThat(plugins.factoryNames()).containsExactly("good");
            assertThat(plugins.commands()).extracting(PluginCommand::name).containsExactly("look");
            assertThat(plugins.command("look"))
                    .get()
                    .extracting(PluginCommand::summary)
                    .isEqualTo("Looks around.");
            assertThat(plugins.factory("look")).isEmpty();
        }
    }

    @Test
    void ignoresFilesThatAreNoJars() throws Exception {
        goodJar().write(root.resolve("a/good.jar"));
        Files.writeString(root.resolve("a/LICENSE"), "free");
        Files.writeString(root.resolve("README"), "one folder each");

        assertThat(PluginFolders.load(root).factoryNames()).containsExactly("good");
    }

    @Test
    void hidesTheGatewayAndOtherPlugins() throws Exception {
        lookJar().write(root.resolve("a/look.jar"));
        goodJar().write(root.resolve("b/good.jar"));

        assertThat(look(
                        Look.class.getName(),
                        "java.sql.Connection",
                        AuthenticationMethodFactory.class.getName(),
                        "org.slf4j.Logger",
                        PluginFolders.class.getName(),
                        "ch.qos.logback.classic.Logger",
                        "tools.jackson.core.JsonParser",
                        "io.netty.channel.Channel",
                        Factories.Good.class.getName()))
                .isEqualTo("own" + "shared".repeat(3) + "hidden".repeat(5));
    }

    @Test
    void findsTheLibrariesBesideAPlugin() throws Exception {
        lookJar().write(root.resolve("a/look.jar"));
        new TestJar().classes(Factories.Config.class).text("x/y", "beside").write(root.resolve("a/library.jar"));

        assertThat(look(Factories.Config.class.getName(), "x/y")).isEqualTo("ownbeside");
    }

    @Test
    void findsServiceFilesInItsOwnJarsOnly() throws Exception {
        lookJar().write(root.resolve("a/look.jar"));

        assertThat(look("META-INF/services/ch.qos.logback.classic.spi.Configurator"))
                .isEmpty();
        assertThat(look("META-INF/services/" + PluginCommand.class.getName())).isEqualTo(Look.class.getName());
    }

    @Test
    void takesTheEntriesForThisVersionOfJava() throws Exception {
        lookJar()
                .attribute("Multi-Release", "true")
                .text("x/y", "old")
                .text("META-INF/versions/11/x/y", "new")
                .text("META-INF/versions/999/x/y", "future")
                .write(root.resolve("a/look.jar"));

        assertThat(look("x/y")).isEqualTo("new");
    }

    @Test
    void loadsWhatWasHashedAlthoughTheFileIsGone() throws Exception {
        Path jar = lookJar().text("x/y", "content").write(root.resolve("a/look.jar"));
        try (Plugins plugins = PluginFolders.load(root)) {
            Files.delete(jar);

            assertThat(look(plugins, "x/y")).isEqualTo("content");
        }
    }

    @Test
    void loadsNothingMoreWhenItIsClosed() throws Exception {
        lookJar().text("x/y", "content").write(root.resolve("a/look.jar"));
        Plugins plugins = PluginFolders.load(root);

        plugins.close();

        assertThat(look(plugins, "x/y")).isEmpty();
    }

    @Test
    void makesAMethodOfItsSettings() throws Exception {
        assertThat(create("number: 200"))
                .isInstanceOfSatisfying(
                        Binding.Bound.class,
                        bound -> assertThat(((AuthenticationMethod) bound.value()).number())
                                .isEqualTo(200));
    }

    @Test
    void putsWhatAPluginRefusesAtThePlaceOfItsSettings() throws Exception {
        assertThat(create("number: 13").problems())
                .singleElement()
                .hasToString("f:1:9: number: 13 (expected: a lucky number)");
    }

    @Test
    void putsAMistakeInItsSettingsAtThePlaceOfTheMistake() throws Exception {
        assertThat(create("{numbr: 13}").problems())
                .singleElement()
                .hasToString("f:1:2: numbr: unknown key (expected: did you mean number?)");
    }

    @Test
    void makesAProblemOfAnythingThatAPluginThrows() throws Exception {
        assertThat(create("number: 14").problems())
                .singleElement()
                .hasToString("f:1:1: (file): plugin good failed: java.lang.NoClassDefFoundError: gone"
                        + " (expected: a method)");
    }

    @Test
    void refusesAMethodNumberThatMeansNoMethod() throws Exception {
        assertThat(create("number: 255").problems())
                .singleElement()
                .hasToString("f:1:1: (file): plugin good: method number 255 (expected: from 0 to 254)");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        root = root.resolve("gone");

        assertRefused("gone: cannot be read: java.nio.file.NoSuchFileException: " + root);
    }

    @Test
    void refusesAFolderWithoutAJar() throws IOException {
        Files.createDirectory(root.resolve("a"));

        assertRefused("a: no jar (expected: at least one jar in each plugin's folder)");
    }

    @Test
    void refusesAFolderWithoutAProvider() {
        new TestJar().text("x", "y").write(root.resolve("a/x.jar"));

        assertRefused("a: no plugin in its jars (expected: a jar with one of META-INF/services/");
    }

    @Test
    void refusesAnEmptyServiceFile() {
        TestJar.plugin().service(PluginCommand.class).write(root.resolve("a/x.jar"));

        assertRefused("a: no plugin in its jars (expected: a service file that names one)");
    }

    @Test
    void refusesTwoPluginsOfOneName() {
        goodJar().write(root.resolve("a/x.jar"));
        goodJar().write(root.resolve("b/x.jar"));

        assertRefused(
                "b: method plugin 'good' is there twice (expected: a name of its own; " + root + "/a has it too)");
    }

    @Test
    void refusesTwoCommandsOfOneName() {
        lookJar().write(root.resolve("a/x.jar"));
        lookJar().write(root.resolve("b/x.jar"));

        assertRefused("b: command 'look' is there twice");
    }

    @Test
    void refusesAnotherVersionOfTheSpi() {
        goodJar().attribute("Sallyport-Spi-Version", "2").write(root.resolve("a/x.jar"));

        assertRefused("a/x.jar: Sallyport-Spi-Version: 2 in the manifest (expected: Sallyport-Spi-Version: 1)");
    }

    @Test
    void refusesAJarThatDoesNotSayWhichSpiItIsFor() {
        new TestJar().service(PluginCommand.class, Look.class).write(root.resolve("a/x.jar"));

        assertRefused("a/x.jar: no Sallyport-Spi-Version in the manifest (expected: Sallyport-Spi-Version: 1)");
    }

    @Test
    void refusesAJarThatBringsTheSpiItself() {
        lookJar().classes(PluginCommand.class).write(root.resolve("a/x.jar"));

        assertRefused("a/x.jar: contains the SPI itself");
    }

    @Test
    void refusesAFileThatIsNoJar() throws IOException {
        Files.createDirectory(root.resolve("a"));
        Files.writeString(root.resolve("a/x.jar"), "hello");

        assertRefused("a/x.jar: no jar, or a damaged one (expected: a complete jar)");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.createDirectory(root.resolve("a"));
        Files.createFile(root.resolve("a/x.jar"));

        assertRefused("a/x.jar: no jar, or a damaged one");
    }

    @Test
    void refusesATruncatedJarWhereverItEnds() throws IOException {
        byte[] whole = lookJar().octets();
        Path file = Files.createDirectory(root.resolve("a")).resolve("x.jar");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatExceptionOfType(PluginLoadException.class).isThrownBy(() -> PluginFolders.load(root));
        }
    }

    @Test
    void refusesADamagedEntry() throws IOException {
        byte[] octets = lookJar().text("x/y", "z".repeat(1000)).octets();
        octets[octets.length / 2] ^= 0x55;
        Files.write(Files.createDirectory(root.resolve("a")).resolve("x.jar"), octets);

        assertThatExceptionOfType(PluginLoadException.class).isThrownBy(() -> PluginFolders.load(root));
    }

    @Test
    void refusesAProviderThatIsNotThere() {
        TestJar.plugin().service(PluginCommand.class, Look.class).write(root.resolve("a/x.jar"));

        assertRefused("a: a PluginCommand cannot be made: ", "Look not found");
    }

    @Test
    void refusesAProviderWhoseConstructorThrows() {
        assertProviderRefused(Factories.Throwing.class, "cannot be made", "not today");
    }

    @Test
    void refusesAProviderWithoutAPublicConstructor() {
        assertProviderRefused(Factories.Hidden.class, "cannot be made", "Hidden");
    }

    @Test
    void refusesAProviderThatMissesAClass() {
        assertProviderRefused(Factories.WithoutBase.class, "cannot be made", "NoClassDefFoundError");
    }

    @Test
    void refusesAProviderOfAWrongName() {
        assertProviderRefused(Factories.BadName.class, "Factories$BadName: name 'Bad Name' (expected: lower-case");
    }

    @Test
    void refusesAProviderThatCannotSayItsName() {
        assertProviderRefused(Factories.NoName.class, "IllegalStateException: no name");
    }

    @Test
    void refusesAConfigTypeThatIsNoRecord() {
        assertProviderRefused(Factories.NoRecord.class, "configType java.lang.String (expected: a record)");
    }

    @Test
    void refusesAKeyThatTheGatewayHas() {
        assertProviderRefused(Factories.WithReservedKey.class, "key 'plugin' in ");
    }

    @Test
    void refusesASettingOfAnUnknownType() {
        assertProviderRefused(Factories.WithUnsupportedType.class, "Unsupported.value: type java.lang.Object");
    }

    @Test
    void refusesAJarOutsideOfAFolder() {
        goodJar().write(root.resolve("x.jar"));

        assertRefused("x.jar: a jar outside of a plugin's folder");
    }

    @Test
    void refusesAFolderInAPluginsFolder() throws IOException {
        goodJar().write(root.resolve("a/x.jar"));
        Files.createDirectory(root.resolve("a/b"));

        assertRefused("a/b: a folder in a plugin's folder");
    }

    @Test
    void refusesASymbolicLinkToAJar(@TempDir Path elsewhere) throws IOException {
        Path jar = goodJar().write(elsewhere.resolve("x.jar"));
        Files.createSymbolicLink(Files.createDirectory(root.resolve("a")).resolve("x.jar"), jar);

        assertRefused("a/x.jar: a symbolic link");
    }

    @Test
    void refusesASymbolicLinkToAFolder(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(root.resolve("a"), elsewhere);

        assertRefused("a: a symbolic link");
    }

    @Test
    void refusesAJarThatEverybodyMayWrite() throws IOException {
        open(goodJar().write(root.resolve("a/x.jar")), "rw-rw-rw-");

        assertRefused("a/x.jar: writable by everybody (expected: chmod o-w)");
    }

    @Test
    void refusesAFolderThatEverybodyMayWrite() throws IOException {
        goodJar().write(root.resolve("a/x.jar"));
        open(root.resolve("a"), "rwxrwxrwx");

        assertRefused("a: writable by everybody");
    }

    @Test
    void refusesToLoadFromWhereEverybodyMayWrite() throws IOException {
        open(root, "rwxrwxrwx");

        assertRefused("writable by everybody");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Files.createDirectory(root.resolve("a"));
        goodJar().attribute("Sallyport-Spi-Version", "0").write(root.resolve("b/x.jar"));
        lookJar().write(root.resolve("c/x.jar"));
        lookJar().write(root.resolve("d/x.jar"));

        assertThatExceptionOfType(PluginLoadException.class)
                .isThrownBy(() -> PluginFolders.load(root))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(3));
    }

    private static TestJar goodJar() {
        return TestJar.plugin()
                .service(AuthenticationMethodFactory.class, Factories.Good.class)
                .classes(GOOD);
    }

    private static TestJar lookJar() {
        return TestJar.plugin().service(PluginCommand.class, Look.class).classes(Look.class);
    }

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private String look(String... arguments) throws Exception {
        try (Plugins plugins = PluginFolders.load(root)) {
            return look(plugins, arguments);
        }
    }

    private static String look(Plugins plugins, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        CommandIo io = new CommandIo(InputStream.nullInputStream(), print, print);
        assertThat(plugins.command("look").orElseThrow().run(List.of(arguments), io))
                .isEqualTo(PluginCommand.OK);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Binding<AuthenticationMethod> create(String settings) throws PluginLoadException {
        goodJar().write(root.resolve("a/good.jar"));
        RecordBinder binder = new RecordBinder(new Surroundings(root, name -> Optional.empty()));
        PluginContext context = new PluginContext("good", Runnable::run, Clock.systemUTC(), new RecordFiles());
        try (Plugins plugins = PluginFolders.load(root)) {
            return binder.bind(YamlReader.read("f", settings), "f", Open.class)
                    .then(open -> plugins.factory("good").orElseThrow().create(open.settings(), context));
        }
    }

    private void assertProviderRefused(Class<?> provider, String... parts) {
        TestJar.plugin()
                .service(AuthenticationMethodFactory.class, provider)
                .classes(GOOD)
                .classes(provider, Factories.ReservedKey.class, Factories.Unsupported.class)
                .write(root.resolve("a/x.jar"));

        assertRefused(parts);
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(PluginLoadException.class)
                .isThrownBy(() -> PluginFolders.load(root))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(1))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }
}
