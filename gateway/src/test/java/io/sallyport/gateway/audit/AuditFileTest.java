package io.sallyport.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("log/audit.jsonl");
    }

    @Test
    void makesAFileThatOnlyItsOwnerReads() throws IOException {
        new AuditFile(path).close();

        assertThat(permissions(path)).isEqualTo("rw-------");
    }

    @Test
    void makesFoldersThatOnlyTheirOwnerEnters() throws IOException {
        path = folder.resolve("a/b/audit.jsonl");

        new AuditFile(path).close();

        assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
    }

    @Test
    void takesAFileAwayFromOthers() throws IOException {
        write("one\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));

        write("two\n");

        assertThat(permissions(path)).isEqualTo("rw-r-----");
    }

    @Test
    void refusesASymbolicLink() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        path = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        assertThatIOException().isThrownBy(() -> new AuditFile(path)).withMessageContaining("a symbolic link");
        assertThatIOException().isThrownBy(() -> AuditLog.check(path)).withMessageContaining("a symbolic link");
    }

    @Test
    void doesNotFollowALinkThatTookItsPlace() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        try (AuditFile file = new AuditFile(path)) {
            Files.delete(path);
            Files.createSymbolicLink(path, elsewhere);

            assertThatIOException().isThrownBy(file::refresh);
        }

        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void makesNothingWhenItIsOnlyLookedAt() throws IOException {
        AuditLog.check(path);

        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void changesNothingWhenItIsOnlyLookedAt() throws IOException {
        write("one\n");

        AuditLog.check(path);

        assertThat(path).hasContent("one\n");
    }

    @Test
    void seesThatItIsAFolder() {
        assertThatIOException().isThrownBy(() -> AuditLog.check(folder)).withMessageContaining("expected: a file");
    }

    @Test
    void seesThatItsFolderIsAFile() throws IOException {
        Files.writeString(folder.resolve("log"), "");

        assertThatIOException()
                .isThrownBy(() -> AuditLog.check(path))
                .withMessageContaining("expected: a folder that can be written to");
    }

    @Test
    void appendsToWhatIsThere() throws IOException {
        write("one\n");
        write("two\n");

        assertThat(path).hasContent("one\ntwo\n");
    }

    @Test
    void beginsANewLineBehindOneThatACrashCutOff() throws IOException {
        write("on");
        write("two\n");

        assertThat(path).hasContent("on\ntwo\n");
    }

    @Test
    void beginsANewFileWhenItWasMovedAway() throws IOException {
        Path moved = folder.resolve("moved");
        try (AuditFile file = new AuditFile(path)) {
            file.append(octets("one\n"));
            Files.move(path, moved);
            file.refresh();
            file.append(octets("two\n"));
        }

        assertThat(moved).hasContent("one\n");
        assertThat(path).hasContent("two\n");
    }

    @Test
    void goesOnWithTheFileThatTookItsPlace() throws IOException {
        try (AuditFile file = new AuditFile(path)) {
            Files.move(path, folder.resolve("moved"));
            Files.writeString(path, "other\n");
            file.refresh();
            file.append(octets("two\n"));
        }

        assertThat(path).hasContent("other\ntwo\n");
    }

    @Test
    void keepsTheFileWhenNothingHappened() throws IOException {
        try (AuditFile file = new AuditFile(path)) {
            file.append(octets("one\n"));
            file.refresh();
            file.append(octets("two\n"));
        }

        assertThat(path).hasContent("one\ntwo\n");
    }

    @Test
    void opensAgainWhenTold() throws IOException {
        try (AuditFile file = new AuditFile(path)) {
            Files.delete(path);
            file.reopen();
            file.append(octets("two\n"));
        }

        assertThat(path).hasContent("two\n");
    }

    @Test
    void cannotBeginInAFolderThatIsAFile() throws IOException {
        Files.writeString(folder.resolve("log"), "");

        assertThatIOException().isThrownBy(() -> new AuditFile(path));
    }

    @Test
    void saysWhenTheDiskIsFull() throws IOException {
        try (AuditFile file = new AuditFile(Path.of("/dev/full"))) {
            assertThatIOException().isThrownBy(() -> file.append(octets("one\n")));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void write(String lines) throws IOException {
        try (AuditFile file = new AuditFile(path)) {
            file.append(octets(lines));
        }
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
