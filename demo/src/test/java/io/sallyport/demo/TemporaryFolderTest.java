package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    @Test
    void isItsOwnersAlone() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path secret = folder.write("conf/secret", "secret");

            assertThat(mode(folder.path())).isEqualTo("rwx------");
            assertThat(mode(secret)).isEqualTo("rw-------");
        }
    }

    @Test
    void goesAwayWithAllThatIsInIt() throws IOException {
        TemporaryFolder folder = TemporaryFolder.make();
        folder.write("conf/a", "a");
        folder.write("b", "b");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void doesNotFollowALinkOutOfIt() throws IOException {
        try (TemporaryFolder other = TemporaryFolder.make()) {
            Path kept = other.write("kept", "kept");
            TemporaryFolder folder = TemporaryFolder.make();
            Files.createSymbolicLink(folder.path().resolve("link"), other.path());

            folder.close();

            assertThat(kept).exists();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
