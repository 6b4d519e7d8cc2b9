package io.sallyport.gateway.plugin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.core.spi.command.PluginCommand;
import io.sallyport.gateway.plugin.fixture.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PluginJarTest extends PluginFolderFixture {
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
}
