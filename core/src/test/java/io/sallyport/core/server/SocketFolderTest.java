package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketFolderTest {
    private static final int OTHER = 4242;

    @TempDir
    private Path folder;

    @Test
    void isOnesOwn() {
        assertThatCode(() -> SocketFolder.check(folder)).doesNotThrowAnyException();
    }

    /** As /tmp, where nobody renames what is another's. */
    @Test
    void isRootsWithTheStickyBit() throws IOException {
        Path tmp = Path.of("/tmp");
        assumeTrue((int) Files.getAttribute(tmp, "unix:mode") == 041777, "no usual /tmp here");

        assertThatCode(() -> SocketFolder.check(tmp, OTHER)).doesNotThrowAnyException();
    }

    @Test
    void mayBeMissing() {
        assertThatCode(() -> SocketFolder.check(folder.resolve("missing"), OTHER))
                .doesNotThrowAnyException();
    }

    /** The owner of a folder renames everything there, with the sticky bit too. */
    @ParameterizedTest
    @ValueSource(ints = {0700, 0755, 01777})
    void isNotAnothers(int mode) throws IOException {
        Path his = his(mode);

        assertThatIOException()
                .isThrownBy(() -> SocketFolder.check(his))
                .withMessage(his + " belongs to user id 4242 (expected: to root or to the gateway's own user, 0)");
        assertThatCode(() -> SocketFolder.check(his, OTHER)).doesNotThrowAnyException();
    }

    @Test
    void isNotAnothersBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), his(0700));

        assertThatIOException().isThrownBy(() -> SocketFolder.check(link)).withMessageContaining("user id 4242");
    }

    private Path his(int mode) throws IOException {
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "not root: no other user");
        Path his = Files.createDirectory(folder.resolve("his"));
        Files.setAttribute(his, "unix:mode", mode);
        Files.setAttribute(his, "unix:uid", OTHER);
        return his;
    }

    @Test
    void isNotWritableByOthers() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

        assertThatIOException()
                .isThrownBy(() -> SocketFolder.check(folder))
                .withMessageContaining("may be written by others");
    }
}
