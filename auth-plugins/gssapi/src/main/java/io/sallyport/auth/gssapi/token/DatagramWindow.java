package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.util.Arrays;

/**
 * The window of RFC 6479: datagrams get lost and overtake each other, but each is taken once, and none that is so old that
 * nobody could tell. One bit for each number, in a ring of words; a word is cleared as the newest number enters it.
 */
final class DatagramWindow implements PeerSequence {
    private static final int WORDS = 32;
    private static final int BITS = Long.SIZE;

    /** How far behind the newest a token may come: the ring without the word that is being filled. */
    static final int WIDTH = (WORDS - 1) * BITS;

    private final long[] seen = new long[WORDS];
    private long newest;

    /** Takes every number before the first for seen. */
    DatagramWindow(long first) {
        newest = first - 1;
        Arrays.fill(seen, -1L);
        seen[word(newest)] = bit(newest) | (bit(newest) - 1);
    }

    @Override
    public void accept(long number) throws MalformedMessageException {
        long ahead = number - newest;
        if (ahead > 0) {
            advance(number);
        } else if (ahead <= -WIDTH || (seen[word(number)] & bit(number)) != 0) {
            throw new MalformedMessageException(TokenReasons.REPLAYED);
        }
        seen[word(number)] |= bit(number);
    }

    private void advance(long number) {
        long entered = (number >>> 6) - (newest >>> 6) & -1L >>> 6;
        for (long i = Math.min(entered, WORDS) - 1; i >= 0; i--) {
            seen[word(number - i * BITS)] = 0;
        }
        newest = number;
    }

    private static int word(long number) {
        return (int) (number >>> 6) & WORDS - 1;
    }

    private static long bit(long number) {
        return 1L << number;
    }
}
