package io.sallyport.policy.rule;

import java.time.Duration;
import java.time.Instant;

/** Times in milliseconds; what is too far away is as far away as can be reckoned with. */
public final class Millis {
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / 4000;
    private static final int MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    private Millis() {}

    /** Gives an instant, from the epoch. */
    public static long of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    /** Gives a duration. */
    public static long of(Duration duration) {
        return of(duration.getSeconds(), duration.getNano());
    }

    private static long of(long seconds, int nanos) {
        long near = Math.max(-FARTHEST_SECOND, Math.min(FARTHEST_SECOND, seconds));
        return near * MILLIS + nanos / NANOS_OF_MILLI;
    }
}
