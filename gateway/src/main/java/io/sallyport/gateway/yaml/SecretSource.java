package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads secrets. A file that every user of the machine may read is refused, not only warned of: what it holds is no
 * secret, and a start that works is a warning that nobody reads.
 */
final class SecretSource {
    private static final int MOST_OCTETS = 64 * 1024;
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SecretSource() {}

    static Secret environment(String name, Function<String, Optional<String>> environment)
            throws UnreadableSecretException {
        String text = environment
                .apply(name)
                .orElseThrow(() -> new UnreadableSecretException(
                        "no environment variable " + Shown.quoted(name), "the name of a variable that is set"));
        return secret(text.getBytes(StandardCharsets.UTF_8), "environment variable " + Shown.quoted(name));
    }

    static Secret file(Path file) throws UnreadableSecretException {
        String name = Shown.quoted(file.toString());
        try {
            checkPermissions(file);
            return secret(withoutNewline(read(file)), "file " + name);
        } catch (NoSuchFileException missing) {
            throw new UnreadableSecretException("no such file: " + name, "a file that holds the secret");
        } catch (IOException unreadable) {
            throw new UnreadableSecretException("cannot read " + name, "a readable file that holds the secret");
        }
    }

    private static void checkPermissions(Path file) throws IOException, UnreadableSecretException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new UnreadableSecretException(
                    "open to others: " + Shown.quoted(file.toString()),
                    "mode 0600 or 0640; not readable by others, not writable by the group");
        }
    }

    private static byte[] read(Path file) throws IOException, UnreadableSecretException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new UnreadableSecretException("too long: " + Shown.quoted(file.toString()), "at most 64 KiB");
            }
            return octets;
        }
    }

    private static byte[] withoutNewline(byte[] octets) {
        int end = octets.length;
        if (end > 0 && octets[end - 1] == '\n') {
            end -= end > 1 && octets[end - 2] == '\r' ? 2 : 1;
        }
        byte[] kept = Arrays.copyOf(octets, end);
        Arrays.fill(octets, (byte) 0);
        return kept;
    }

    private static Secret secret(byte[] octets, String source) throws UnreadableSecretException {
        if (octets.length == 0) {
            throw new UnreadableSecretException("empty: " + source, "at least one octet");
        }
        Secret secret = new Secret(octets);
        Arrays.fill(octets, (byte) 0);
        return secret;
    }
}
