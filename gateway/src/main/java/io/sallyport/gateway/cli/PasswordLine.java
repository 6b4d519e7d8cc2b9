package io.sallyport.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads one password: the first line of a stream. */
final class PasswordLine {
    private static final int MOST_OCTETS = 255;

    private PasswordLine() {}

    static byte[] read(InputStream in) throws IOException {
        byte[] buffer = new byte[MOST_OCTETS + 1];
        int length = 0;
        int octet = in.read();
        while (octet >= 0 && octet != '\n' && length <= MOST_OCTETS) {
            buffer[length] = (byte) octet;
            length++;
            octet = in.read();
        }
        byte[] password = Arrays.copyOf(buffer, length);
        Arrays.fill(buffer, (byte) 0);
        if (length == 0 || length > MOST_OCTETS) {
            throw new IOException("a password of " + length + " octets (expected: 1 to " + MOST_OCTETS + ")");
        }
        return password;
    }
}
