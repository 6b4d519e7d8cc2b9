package io.sallyport.core.association;

import io.sallyport.core.caps.RandomOrder;
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

    /** Gives the ports to try, in an order that nobody can foretell. */
    IntStream candidates() {
        return RandomOrder.of(last - first + 1).limit(MAX_TRIES).map(offset -> first + offset);
    }
}
