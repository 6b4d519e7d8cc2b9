package io.sallyport.core.abuse;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A time that passes when a test says so; it begins before zero, as that of the system may. */
final class Nanos implements LongSupplier {
    private long now = Duration.ofDays(-1).toNanos();

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long getAsLong() {
        return now;
    }
}
