package io.sallyport.bench.load;

import java.util.Arrays;
import java.util.Random;

/** What a stream carries: it depends on the stream and on the position, so that loss, repetition and mixing show. */
final class Pattern {
    static final int CHUNK = 32 << 10;

    /** A prime, so that no power of two of octets too few or too many looks right. */
    private static final int PERIOD = 65_521;

    private static final int STRIDE = 7_919;
    private static final byte[] OCTETS = octets();

    private Pattern() {}

    private static byte[] octets() {
        byte[] once = new byte[PERIOD];
        new Random(1961).nextBytes(once);
        byte[] twice = Arrays.copyOf(once, PERIOD + CHUNK);
        System.arraycopy(once, 0, twice, PERIOD, CHUNK);
        return twice;
    }

    private static int at(int stream, long position) {
        return (int) ((position + (long) stream * STRIDE) % PERIOD);
    }

    /** Fills a buffer with what a stream has there. */
    static void fill(byte[] buffer, int length, int stream, long position) {
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            System.arraycopy(OCTETS, at(stream, position + done), buffer, done, count);
        }
    }

    /** Whether that is what the stream has there. */
    static boolean matches(byte[] buffer, int offset, int length, int stream, long position) {
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            int from = at(stream, position + done);
            if (!Arrays.equals(buffer, offset + done, offset + done + count, OCTETS, from, from + count)) {
                return false;
            }
        }
        return true;
    }
}
