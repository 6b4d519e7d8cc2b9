package io.sallyport.core.deadline;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.sallyport.core.log.RateLimitedLog;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All deadlines of an event loop, by the time at which they are missed: most are cancelled long before, so that setting and
 * cancelling must cost next to nothing. The loop is woken for the earliest, at its time and not at the next tick, and not at
 * all while there is none.
 */
public final class DeadlineWheel {
    private static final Logger log = LoggerFactory.getLogger(DeadlineWheel.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private static final int SLOTS = 512;

    /** A slot is a time of 134 ms, and each 69 s it is that slot's turn again. */
    private static final int SLOT_BITS = 27;

    private final EventLoop loop;
    private final DeadlineList[] slots;
    private final DeadlineList missed = new DeadlineList();
    private final Runnable turn = this::turn;
    private int count;
    private boolean isTurning;
    private long wakesAt;
    private @Nullable ScheduledFuture<?> wake;

    /** The wheel of a loop that keeps it. */
    public DeadlineWheel(EventLoop loop) {
        this(loop, SLOTS);
    }

    DeadlineWheel(EventLoop loop, int slots) {
        this.loop = loop;
        this.slots = Stream.generate(DeadlineList::new).limit(slots).toArray(DeadlineList[]::new);
    }

    /** The one of a loop, or one for a single deadline if the loop keeps none. */
    static DeadlineWheel of(EventLoop loop) {
        return loop instanceof DeadlineLoop keeper ? keeper.deadlines() : new DeadlineWheel(loop, 1);
    }

    long now() {
        return loop.ticker().nanoTime();
    }

    void add(Deadline deadline) {
        assert loop.inEventLoop();
        slots[(int) (deadline.at >>> SLOT_BITS) & slots.length - 1].add(deadline);
        count++;
        wakeBy(deadline.at);
    }

    void remove(Deadline deadline, DeadlineList from) {
        assert loop.inEventLoop();
        from.remove(deadline);
        if (--count == 0) {
            sleepOn();
        }
    }

    private void wakeBy(long at) {
        if (!isTurning && (wake == null || at - wakesAt < 0)) {
            sleepOn();
            wakesAt = at;
            wake = loop.schedule(turn, at - now(), TimeUnit.NANOSECONDS);
        }
    }

    private void sleepOn() {
        if (wake != null) {
            wake.cancel(false);
            wake = null;
        }
    }

    private void turn() {
        wake = null;
        isTurning = true;
        collectMissed(now());
        for (Deadline each = missed.first; each != null; each = missed.first) {
            remove(each, missed);
            miss(each);
        }
        isTurning = false;
        wakeForEarliest();
    }

    private void collectMissed(long now) {
        for (DeadlineList slot : slots) {
            if (!slot.isEmpty() && slot.earliest() - now <= 0) {
                slot.moveMissed(now, missed);
            }
        }
    }

    /** What one does wrong is not to keep the others. */
    private static void miss(Deadline deadline) {
        try {
            deadline.miss();
        } catch (Throwable mistake) {
            FAILURES.event(count -> log.error("what a missed deadline does failed ({} times)", count, mistake));
        }
    }

    private void wakeForEarliest() {
        DeadlineList first = null;
        for (DeadlineList slot : slots) {
            if (!slot.isEmpty() && (first == null || slot.earliest() - first.earliest() < 0)) {
                first = slot;
            }
        }
        if (first != null) {
            wakeBy(first.earliest());
        }
    }
}
