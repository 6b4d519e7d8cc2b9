package io.sallyport.core.epoll;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets others have the processor after turns in which an event loop had much to do. One that always has something to do is
 * stopped at the end of its time slice, wherever it is then, and its peers wait for that of each such loop.
 */
final class BusyTurns {
    /** A turn of fewer is over before a call for it would pay. */
    static final int MANY = 16;

    /** What is left of a time slice may count as used: that is to be no large part of what the loop had. */
    static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier clock;
    private final Runnable pause;
    private boolean isBusy;
    private long since;

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
        if (isBusy && clock.getAsLong() - since >= LEAST_NANOS) {
            pause.run();
            since = clock.getAsLong();
        }
    }
}
