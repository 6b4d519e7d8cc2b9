package io.sallyport.bench.endtoend;

import java.util.OptionalDouble;

/**
 * A figure that is to be reached.
 *
 * @param what it is about
 * @param atMost whether less is better
 * @param bound what is aimed at
 * @param unit of both; empty for a ratio
 * @param measured what came out; empty if it was not measured
 */
record Bar(String what, boolean atMost, double bound, String unit, OptionalDouble measured) {
    static Bar atMost(String what, double bound, String unit, OptionalDouble measured) {
        return new Bar(what, true, bound, unit, measured);
    }

    static Bar atLeast(String what, double bound, OptionalDouble measured) {
        return new Bar(what, false, bound, "", measured);
    }

    String aim() {
        return (atMost ? "≤ " : "≥ ") + Numbers.of(bound) + unit;
    }

    /** How it turned out. */
    String verdict() {
        if (measured.isEmpty()) {
            return "not measured";
        }
        double value = measured.getAsDouble();
        return (atMost ? value <= bound : value >= bound) ? "met" : "**not met**";
    }
}
