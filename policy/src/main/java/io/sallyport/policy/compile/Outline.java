package io.sallyport.policy.compile;

import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Dimension;

/** What is seen of conditions at a glance: with a thousand rules there are half a million pairs to look at. */
@SuppressWarnings("EnumOrdinal") // as bits and places of one array
final class Outline {
    private static final int DIMENSIONS = Dimension.values().length;

    private final long[] samples = new long[DIMENSIONS];
    private int asked;
    private int narrow;
    private int sharpest;
    private long spread = -1L;

    Outline(Conditions conditions) {
        for (Condition condition : conditions.all()) {
            int dimension = condition.dimension().ordinal();
            asked |= 1 << dimension;
            samples[dimension] = condition.sample();
            if (!condition.coversAll()) {
                narrow |= 1 << dimension;
                sharpen(dimension, condition.spread());
            }
        }
    }

    private void sharpen(int dimension, long found) {
        if (Long.bitCount(found) < Long.bitCount(spread)) {
            sharpest = dimension;
            spread = found;
        }
    }

    /** Whether it is not sure that other conditions match what these do not. */
    boolean mayCover(Outline other) {
        return (narrow & ~other.asked) == 0 && (other.samples[sharpest] & ~spread) == 0;
    }
}
