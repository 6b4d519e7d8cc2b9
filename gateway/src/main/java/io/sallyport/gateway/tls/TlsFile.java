package io.sallyport.gateway.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A file as the configuration names it.
 *
 * @param key the key that names it
 * @param path where it is
 */
record TlsFile(String key, Path path) {
    private static final int MAX_OCTETS = 8 * 1024 * 1024;
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    byte[] read() throws UnusableFileException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw unusable("is too long", "at most 8 MiB");
            }
            return octets;
        } catch (NoSuchFileException e) {
            throw new UnusableFileException(key, "no such file: " + path, "a file that can be read");
        } catch (IOException e) {
            throw unusable("cannot be read: " + e.getMessage(), "a file that can be read");
        }
    }

    /** What is in a file that others may read is no secret. */
    byte[] readSecret() throws UnusableFileException {
        try {
            if (Files.getPosixFilePermissions(path).stream().anyMatch(TOO_OPEN::contains)) {
                throw unusable("is open to others", "mode 0600 or 0640");
            }
        } catch (IOException e) {
            // said by the read
        }
        return read();
    }

    boolean isKeyStore() {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    UnusableFileException unusable(String what, String expected) {
        return new UnusableFileException(key, path + " " + what, expected);
    }
}
