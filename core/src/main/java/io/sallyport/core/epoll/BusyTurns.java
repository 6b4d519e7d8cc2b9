package io.sallyport.core.epoll;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets others have the processor after turns in which an event loop had much to do. One that always has something to do is
 * stopped at the end of its time slice, wherever it is then, and its peers wait for that of each such loop.
 */
final class BusyTurns {
    /** A turn of fewer is over before a call for it would pay. */
    static final int MANY = 8;

    /** Measured: docs/decisions/0050. */
    static final long LEAST_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    /** Beside others who never sleep, and have it for a whole time slice each time, a loop has one part of so many and one. */
    static final int SHARE = 3;

    /** After a pause that was longer than a time slice nobody else can be meant: the process or the machine stood still. */
    static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final LongSupplier clock;
    private final Runnable pause;
    private boolean isBusy;
    private long since;
    private long keepsFor = LEAST_NANOS;

    BusyTurns(LongSupplier clock, Runnable pause) {
        this.clock = clock;
        this.pause = pause;
        this.since = clock.getAsLong();
    }

    @SuppressWarnings("ThreadPriorityCheck") // Nothing waits for it: the loop only stops where it costs least.
    static BusyTurns yielding() {
        return new BusyTurns(System::nanoTime, Thread::yield);
    }

    /** A turn is over, in which there were so many events. */
    void over(int events) {
        isBusy = events >= MANY;
    }

    /** The next one begins; what the last has left for others to do is done. */
    void next() {
        if (isBusy) {
            long now = clock.getAsLong();
            if (now - since >= keepsFor) {
                pauseAt(now);
            }
        }
    }

    private void pauseAt(long now) {
        pause.run();
        since = clock.getAsLong();
        keepsFor = Math.min(MOST_NANOS, Math.max(LEAST_NANOS, (since - now) / SHARE));
    }
}
