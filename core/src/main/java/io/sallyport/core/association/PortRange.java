package io.sallyport.core.association;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports that a socket may be bound to; 0 to 0 lets the system choose.
 *
 * @param first the first one
 * @param last the last one
 */
public record PortRange(int first, int last) {
    /** The system chooses. */
    public static final PortRange ANY = new PortRange(0, 0);

    private static final int MAX_TRIES = 32;

    /** Gives the ports to try, beginning anywhere, so that none can be foretold. */
    IntStream candidates() {
        int count = last - first + 1;
        int start = ThreadLocalRandom.current().nextInt(count);
        return IntStream.range(0, Math.min(count, MAX_TRIES)).map(i -> first + (start + i) % count);
    }
}
