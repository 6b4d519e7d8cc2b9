package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the password comes from: a file, or the terminal; standard input carries the destination's octets. */
final class PasswordSource {
    private static final int LONGEST = 255;

    private PasswordSource() {}

    static byte[] read(Optional<Path> file) throws IOException {
        byte[] password = file.isPresent() ? firstLine(file.get()) : typed();
        if (password.length < 1 || password.length > LONGEST) {
            throw new ClientException(
                    "a password of " + password.length + " octets (expected: 1 to " + LONGEST + ", RFC 1929)");
        }
        return password;
    }

    private static byte[] firstLine(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new ClientException(file + ": open to everybody (expected: chmod 600)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] line = in.readNBytes(LONGEST + 2);
            int length = 0;
            while (length < line.length && line[length] != '\n') {
                length++;
            }
            byte[] password = Arrays.copyOf(line, length);
            Arrays.fill(line, (byte) 0);
            return password;
        }
    }

    private static byte[] typed() throws IOException {
        char @Nullable [] typed = Terminal.find()
                .map(console -> console.readPassword("Password: "))
                .orElse(null);
        if (typed == null) {
            throw new ClientException("no terminal to ask for the password (expected: --password-file FILE)");
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] password = new byte[encoded.remaining()];
        encoded.get(password).rewind();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        Arrays.fill(typed, '\0');
        return password;
    }
}
