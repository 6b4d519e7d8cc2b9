package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginFoldersTest extends PluginFolderFixture {
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
    void readsOnlyTheFolderOfTheNameThatIsWanted() throws Exception {
        goodJar().write(root.resolve("good/good.jar"));
        Files.createDirectory(root.resolve("broken"));

        try (Plugins plugins = PluginFolders.load(root, Set.of("good"))) {
            assertThat(plugins.factoryNames()).containsExactly("good");
        }
    }

    @Test
    void looksEverywhereForANameThatIsNoFolders() throws PluginLoadException {
        goodJar().write(root.resolve("a/good.jar"));
        lookJar().write(root.resolve("b/look.jar"));

        try (Plugins plugins = PluginFolders.load(root, Set.of("good"))) {
            assertThat(plugins.factoryNames()).containsExactly("good");
            assertThat(plugins.command("look")).isPresent();
        }
    }

    @Test
    void aFolderOfTheWantedNameComesBeforeAnotherThatClaimsIt() throws Exception {
        goodJar().write(root.resolve("a/good.jar"));
        goodJar().write(root.resolve("good/good.jar"));

        try (Plugins plugins = PluginFolders.load(root, Set.of("good"))) {
            assertThat(plugins.factory("good").orElseThrow().loader().getName()).isEqualTo("plugin good");
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
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Files.createDirectory(root.resolve("a"));
        goodJar().attribute("Sallyport-Spi-Version", "0").write(root.resolve("b/x.jar"));
        lookJar().write(root.resolve("c/x.jar"));
        lookJar().write(root.resolve("d/x.jar"));

        assertThatExceptionOfType(PluginLoadException.class)
                .isThrownBy(() -> PluginFolders.load(root))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(3));
    }
}
