package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOwnerTest {
    @TempDir
    private Path folder;

    @Test
    void takesAFileOfItsOwn() throws IOException {
        assertThat(FileOwner.check(file("rw-rw-r--"))).isEmpty();
    }

    @Test
    void refusesAFileThatEverybodyMayWrite() throws IOException {
        Path file = file("rw-rw-rw-");

        assertThat(YamlFile.read(file).problems())
                .singleElement()
                .hasToString(file + ":1:1: (file): writable by everybody (expected: chmod o-w)");
    }

    @Test
    void refusesALinkToAFileThatEverybodyMayWrite() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file("rw-rw-rw-"));

        assertThat(FileOwner.check(link)).isPresent();
    }

    @Test
    void takesAFileOfRoot() {
        assertThat(FileOwner.check(0, 1000)).isEmpty();
    }

    @Test
    void refusesAFileOfSomebodyElse() {
        assertThat(FileOwner.check(1001, 1000))
                .contains(new FileOwner.Mistake("owned by user id 1001", "root or who runs this, user id 1000"));
    }

    private Path file(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
