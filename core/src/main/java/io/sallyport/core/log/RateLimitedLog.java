package io.sallyport.core.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets one line through in a period, with the number of those that it stands for: what a client can cause as often as it
 * likes must not fill a disk.
 */
public final class RateLimitedLog {
    private static final long NEVER = Long.MIN_VALUE;

    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong lastLine = new AtomicLong(NEVER);
    private final AtomicLong suppressed = new AtomicLong();

    /** One line in ten seconds. */
    public RateLimitedLog() {
        this(TimeUnit.SECONDS.toNanos(10), System::nanoTime);
    }

    RateLimitedLog(long periodNanos, LongSupplier nanoTime) {
        this.periodNanos = periodNanos;
        this.nanoTime = nanoTime;
    }

    /** Calls for a line if it is time for one, with the number of events since the last line. */
    public void event(LongConsumer line) {
        long now = nanoTime.getAsLong();
        long last = lastLine.get();
        suppressed.incrementAndGet();
        if ((last == NEVER || now - last >= periodNanos) && lastLine.compareAndSet(last, now)) {
            line.accept(suppressed.getAndSet(0));
        }
    }
}
