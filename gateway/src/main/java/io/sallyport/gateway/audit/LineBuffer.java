package io.sallyport.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Octets of lines, in memory that stays for the next ones unless it has grown large. Used by one thread. */
final class LineBuffer extends ByteArrayOutputStream {
    private static final int USUAL = 1 << 10;
    private static final int MOST_KEPT = 1 << 20;

    LineBuffer() {
        super(USUAL);
    }

    void append(LineBuffer other) {
        write(other.buf, 0, other.count);
    }

    /** What there is, until it changes. */
    ByteBuffer octets() {
        return ByteBuffer.wrap(buf, 0, count);
    }

    void clear() {
        reset();
        if (buf.length > MOST_KEPT) {
            buf = new byte[USUAL];
        }
    }

    int capacity() {
        return buf.length;
    }
}
