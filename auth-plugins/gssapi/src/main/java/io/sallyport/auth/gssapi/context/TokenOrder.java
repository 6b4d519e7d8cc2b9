package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.token.TokenReasons;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;

/** Which sequence numbers may come: on a stream the next one alone, among datagrams any new one of a window. */
final class TokenOrder {
    static final ReasonCode OUT_OF_ORDER = ReasonCode.of("gss-token-out-of-order");
    static final ReasonCode OLD = ReasonCode.of("gss-token-duplicate-or-old");

    private static final int WINDOW = Long.SIZE;

    private final boolean stream;
    private long next;
    private boolean ended;
    /** Bit n stands for the number that lies n + 1 before the next one, and says that it has not come yet. */
    private long missing;

    /** Begins with a stream. */
    TokenOrder(long first) {
        this(true, first);
    }

    private TokenOrder(boolean stream, long first) {
        this.stream = stream;
        this.next = first;
    }

    /** The number that comes next on a stream. */
    long next() {
        return next;
    }

    /** Hands the rest of the numbers over; a stream that went on would take the datagrams' tokens a second time. */
    TokenOrder handOver() {
        ended = true;
        return new TokenOrder(false, next);
    }

    /**
     * Takes the number of a genuine token. Numbers never begin again: an implementation that counts in four octets ends
     * there, and its old tokens stay old.
     */
    void take(long number) throws MalformedMessageException {
        if (ended) {
            throw new MalformedMessageException(TokenReasons.STREAM_ENDED);
        }
        long ahead = number - next;
        if (ahead < 0) {
            takeMissing(-ahead - 1);
        } else if (ahead > 0 && stream) {
            throw new MalformedMessageException(OUT_OF_ORDER);
        } else {
            missing = ahead >= WINDOW - 1 ? -1L << 1 : (missing << (ahead + 1)) | (((1L << ahead) - 1) << 1);
            next = number + 1;
        }
    }

    private void takeMissing(long behind) throws MalformedMessageException {
        if (stream || behind >= WINDOW || (missing >>> behind & 1) == 0) {
            throw new MalformedMessageException(OLD);
        }
        missing &= ~(1L << behind);
    }
}
