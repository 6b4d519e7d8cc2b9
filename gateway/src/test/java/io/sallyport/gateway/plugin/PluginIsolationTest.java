package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.fixture.Factories;
import io.sallyport.gateway.plugin.fixture.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;

class PluginIsolationTest extends PluginFolderFixture {
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
    void loadsNothingMoreOfAPluginThatIsNotUsed() throws Exception {
        goodJar().write(root.resolve("a/good.jar"));
        lookJar().text("x/y", "content").write(root.resolve("b/look.jar"));
        try (Plugins plugins = PluginFolders.load(root)) {
            plugins.closeAllBut(Set.of("good"));

            assertThat(look(plugins, "x/y")).isEmpty();
        }
    }

    @Test
    void loadsMoreOfAPluginThatIsUsed() throws Exception {
        goodJar()
                .service(PluginCommand.class, Look.class)
                .classes(Look.class)
                .text("x/y", "content")
                .write(root.resolve("a/good.jar"));
        try (Plugins plugins = PluginFolders.load(root)) {
            plugins.closeAllBut(Set.of("good", "none"));

            assertThat(look(plugins, "x/y")).isEqualTo("content");
        }
    }

    @Test
    void bringsWhatOfSlf4jTheGatewayDoesNotHave() throws Exception {
        Path jar =
                new TestJar().classes(Marker.class).text("org/slf4j/x", "own").write(root.resolve("a/x.jar"));
        ClassLoader withoutSlf4j = ClassLoader.getPlatformClassLoader();
        try (PluginClassLoader loader = new PluginClassLoader("a", List.of(JarReader.read(jar)), withoutSlf4j)) {
            assertThat(loader.loadClass(Marker.class.getName()).getClassLoader())
                    .isSameAs(loader);
            assertThat(loader.getResource("org/slf4j/x")).isNotNull();
        }
    }

    @Test
    void findsNoServiceFileAmongTheEntriesForAVersionOfJava() throws Exception {
        lookJar()
                .attribute("Multi-Release", "true")
                .text("META-INF/versions/11/META-INF/services/" + PluginCommand.class.getName(), "x.Other")
                .write(root.resolve("a/look.jar"));

        assertThat(look("META-INF/services/" + PluginCommand.class.getName())).isEqualTo(Look.class.getName());
    }

    @Test
    void knowsNoEntriesForVersionsOfJavaBefore9() throws Exception {
        lookJar()
                .attribute("Multi-Release", "true")
                .text("x/y", "old")
                .text("META-INF/versions/8/x/y", "8")
                .write(root.resolve("a/look.jar"));

        assertThat(look("x/y")).isEqualTo("old");
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
}
