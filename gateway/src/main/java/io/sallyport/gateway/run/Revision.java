package io.sallyport.gateway.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a policy by what its file says. */
final class Revision {
    private static final int LENGTH = 16;
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    private Revision() {}

    /** The first digits of the file's SHA-256; a file that cannot be read has none, and is refused elsewhere. */
    static String of(Path file) {
        try {
            return HexFormat.of().formatHex(digest(file)).substring(0, LENGTH);
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static byte[] digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MessageDigest.getInstance("SHA-256").digest(in.readNBytes(MOST_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
