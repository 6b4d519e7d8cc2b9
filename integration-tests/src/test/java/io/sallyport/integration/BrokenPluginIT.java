package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.PluginJars;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders below plugins that the gateway does not start with. */
class BrokenPluginIT {
    @TempDir
    private Path folder;

    private GatewayHome home;

    @BeforeEach
    void files() throws IOException {
        home = GatewayHome.in(Files.createDirectory(folder.resolve("home")));
    }

    /** It must say why, name the folder, and neither listen nor show a stack trace. */
    private void requireRefusal(String plugin, String why) throws IOException {
        requireRefusal(plugin, plugin, why);
    }

    /** Folders of plugins that the configuration does not name are not looked at. */
    private void requireRefusal(String wanted, String plugin, String why) throws IOException {
        String configuration = Files.readString(home.configurationFile());
        assertThat(configuration).contains("methods:\n");
        home.write(
                home.configurationFile(),
                configuration.replace("methods:\n", "methods:\n  tried: {plugin: " + wanted + "}\n"));
        Completed done = Program.run("run", "--config", home.configurationFile().toString());

        assertThat(done.exitCode()).as("%s", done).isGreaterThan(0);
        assertThat(done.error())
                .contains("plugins/" + plugin)
                .containsPattern(why)
                .doesNotContain("listens on")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutAJarIsNamed() throws IOException {
        Files.createDirectory(home.folder().resolve("plugins/empty"));

        requireRefusal("empty", "expected: ");
    }

    @Test
    void aFolderWithoutAProviderIsNamed() throws IOException {
        Path jar = GatewayHome.distribution().resolve("plugins/password");
        try (var jars = Files.list(jar)) {
            PluginJars.install(
                    home,
                    "no-provider",
                    jars.filter(file -> file.toString().contains("bcprov"))
                            .findFirst()
                            .orElseThrow());
        }

        requireRefusal("no-provider", "expected: ");
    }

    @Test
    void anUnreadableJarIsNamed() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        PluginJars.install(home, "broken", jar);

        requireRefusal("broken", "broken.jar");
    }

    @Test
    void twoProvidersOfOneNameAreNamed() throws IOException {
        PluginJars.install(home, "one", PluginJars.example());
        PluginJars.install(home, "two", PluginJars.example());

        requireRefusal("one-time-password", "two", "one-time-password");
    }

    @Test
    void aProviderForAnotherVersionOfTheSpiIsNamed() throws IOException {
        Path jar = PluginJars.exampleWith("Sallyport-Spi-Version", "999", folder.resolve("of-tomorrow.jar"));
        PluginJars.install(home, "of-tomorrow", jar);

        requireRefusal("of-tomorrow", "999.*\\(expected: ");
    }
}
