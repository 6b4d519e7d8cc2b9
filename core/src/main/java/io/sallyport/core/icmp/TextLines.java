package io.sallyport.core.icmp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines that a program writes, in printable ASCII, none too long and not too much in all. */
final class TextLines {
    static final int LONGEST_LINE = 512;
    static final int MOST_OCTETS = 256 * 1024;
    static final byte[] END = {};

    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE + 1];
    private int taken;

    TextLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Gives the next line with its end; of one that is too long the beginning. {@link #END} if there is none. */
    byte[] next() throws IOException {
        int length = 0;
        int octet = take();
        boolean any = octet >= 0;
        while (octet >= 0 && octet != '\n') {
            if (length < LONGEST_LINE) {
                line[length++] = printable(octet);
            }
            octet = take();
        }
        if (!any || isTooMuch()) {
            return END;
        }
        line[length++] = '\n';
        return Arrays.copyOf(line, length);
    }

    private int take() throws IOException {
        return taken++ < MOST_OCTETS ? in.read() : -1;
    }

    /** Whether it ended because there was too much. */
    boolean isTooMuch() {
        return taken > MOST_OCTETS;
    }

    private static byte printable(int octet) {
        if (octet == '\t') {
            return ' ';
        }
        return (byte) (octet >= ' ' && octet <= '~' ? octet : '?');
    }
}
