package io.sallyport.gateway.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginOwnershipTest extends PluginFolderFixture {
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

    private static void open(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
