package io.sallyport.gateway.config;

import java.time.Duration;

/** Checks that a setting is within sense. */
final class Bounds {
    private Bounds() {}

    static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: from " + least + " to " + most + ")");
        }
    }

    static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    key + ": " + text(value) + " (expected: from " + text(least) + " to " + text(most) + ")");
        }
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
