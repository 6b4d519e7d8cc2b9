package io.sallyport.core.association;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So much in a second, and a second's worth at once; any event loop may take. One number says all: the time at which all
 * that was taken would have come at an even rate (the generic cell rate algorithm).
 */
final class RateLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final AtomicLong evenTime;

    RateLimit(long perSecond, long now) {
        this.perSecond = perSecond;
        this.evenTime = new AtomicLong(now - SECOND);
    }

    /** What was taken is not used. */
    void giveBack(int amount) {
        evenTime.addAndGet(-cost(amount));
    }

    private long cost(int amount) {
        return (amount * SECOND + perSecond - 1) / perSecond;
    }

    /** Takes so much, or nothing if more than a second's worth was taken ahead of time. */
    boolean take(int amount, long now) {
        long before;
        long after;
        do {
            before = evenTime.get();
            long from = before - now > 0 ? before : now;
            if (from - now >= SECOND) {
                return false;
            }
            after = from + cost(amount);
        } while (!evenTime.compareAndSet(before, after));
        return true;
    }
}
