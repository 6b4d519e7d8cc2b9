package io.sallyport.auth.password;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one password: from a console without echo, twice, or the first line of a stream. */
final class PasswordInput {
    static final int MOST_OCTETS = 255;

    private PasswordInput() {}

    /** Reads it from the console if the stream is standard input and there is one. */
    static byte[] read(InputStream in) throws IOException {
        Optional<Console> console = in == System.in ? Terminal.find() : Optional.empty();
        return console.isPresent() ? readTwice(console.get()) : readLine(in);
    }

    /** Reads the octets up to the end of the first line. */
    static byte[] readLine(InputStream in) throws IOException {
        byte[] line = new byte[MOST_OCTETS + 2];
        int length = 0;
        for (int octet = in.read(); octet >= 0 && octet != '\n' && length < line.length; octet = in.read()) {
            line[length++] = (byte) octet;
        }
        boolean endsInReturn = length > 0 && line[length - 1] == '\r';
        byte[] password = Arrays.copyOf(line, endsInReturn ? length - 1 : length);
        Arrays.fill(line, (byte) 0);
        return checked(password);
    }

    private static byte[] readTwice(Console console) throws IOException {
        byte[] first = octets(console.readPassword("Password: "));
        byte[] second = octets(console.readPassword("Again: "));
        if (!Arrays.equals(first, second)) {
            throw new IOException("the passwords differ (expected: the same twice)");
        }
        return checked(first);
    }

    private static byte[] checked(byte[] password) throws IOException {
        if (password.length == 0 || password.length > MOST_OCTETS) {
            throw new IOException((password.length == 0 ? "an empty password" : "a password of more than 255 octets")
                    + " (expected: 1 to 255 octets, RFC 1929)");
        }
        return password;
    }

    private static byte[] octets(char @Nullable [] text) {
        char[] typed = text == null ? new char[0] : text;
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] octets = new byte[encoded.remaining()];
        encoded.get(octets).rewind();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        Arrays.fill(typed, '\0');
        return octets;
    }
}
