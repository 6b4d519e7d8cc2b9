package io.sallyport.core.inbound;

import io.sallyport.core.caps.RandomOrder;
import java.util.PrimitiveIterator;

/**
 * Ports from one to another.
 *
 * @param first the lowest
 * @param last the highest, not below the lowest
 */
public record PortRange(int first, int last) {
    private static final int HIGHEST = 0xFFFF;

    /** Checks the order. */
    public PortRange {
        if (first < 1 || last > HIGHEST || first > last) {
            throw new IllegalArgumentException(
                    "ports " + first + "-" + last + " (expected: two ports from 1 to 65535, the lower first)");
        }
    }

    /** How many there are. */
    public int size() {
        return last - first + 1;
    }

    /** Every port once, in an order that nobody can foretell. */
    PrimitiveIterator.OfInt inRandomOrder() {
        return RandomOrder.of(size()).map(offset -> first + offset).iterator();
    }
}
