package io.sallyport.bench.endtoend;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The middle of some figures. */
final class Median {
    private Median() {}

    /** The middle one, or the mean of the two in the middle; empty for none. */
    static OptionalDouble of(DoubleStream figures) {
        double[] sorted = figures.toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
