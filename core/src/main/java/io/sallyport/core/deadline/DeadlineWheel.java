package io.sallyport.core.deadline;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.sallyport.core.log.RateLimitedLog;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All deadlines of an event loop: most are cancelled long before they are missed, so that setting and cancelling must cost
 * next to nothing. The loop is woken for the earliest, at its time and not at the next tick, and not at all while there is none.
 * In which order those of one turn are missed is not said.
 */
public final class DeadlineWheel {
    private static final Logger log = LoggerFactory.getLogger(DeadlineWheel.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    /** Connections have their turn after so many. */
    static final int MOST_IN_A_TURN = 256;

    private final EventLoop loop;
    private final DeadlineSlots slots;
    private final Consumer<Throwable> onMistake;
    private final DeadlineList missed = new DeadlineList();
    private final Runnable turn = this::turn;
    private int set;
    private boolean isTurning;
    private long wakesAt;
    private @Nullable ScheduledFuture<?> wake;

    /** The wheel of a loop that keeps it. */
    public DeadlineWheel(EventLoop loop) {
        this(loop, DeadlineSlots.MANY, DeadlineWheel::report);
    }

    DeadlineWheel(EventLoop loop, int slots, Consumer<Throwable> onMistake) {
        this.loop = loop;
        this.slots = new DeadlineSlots(slots);
        this.onMistake = onMistake;
    }

    /** The one of a loop, or one for a single deadline if the loop keeps none. */
    static DeadlineWheel of(EventLoop loop) {
        return loop instanceof DeadlineLoop keeper
                ? keeper.deadlines()
                : new DeadlineWheel(loop, 1, DeadlineWheel::report);
    }

    private static void report(Throwable mistake) {
        FAILURES.event(count -> log.error("what a missed deadline does failed ({} times)", count, mistake));
    }

    long now() {
        return loop.ticker().nanoTime();
    }

    void add(Deadline deadline) {
        requireLoop();
        slots.add(deadline);
        set++;
        wakeBy(deadline.at);
    }

    void remove(Deadline deadline, DeadlineList from) {
        requireLoop();
        from.remove(deadline);
        set--;
        if (set == 0) {
            sleepOn();
        }
    }

    /** The lists are of one thread. */
    private void requireLoop() {
        if (!loop.inEventLoop()) {
            throw new IllegalStateException("not on the deadline's event loop");
        }
    }

    private void wakeBy(long at) {
        if (!isTurning && (wake == null || at - wakesAt < 0)) {
            ScheduledFuture<?> sooner = loop.schedule(turn, at - now(), TimeUnit.NANOSECONDS);
            sleepOn();
            wake = sooner;
            wakesAt = at;
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
        try {
            slots.moveMissed(now(), missed);
            missSome();
        } finally {
            isTurning = false;
            wakeForNext();
        }
    }

    private void missSome() {
        int left = MOST_IN_A_TURN;
        for (Deadline each = missed.first; each != null && left > 0; each = missed.first) {
            remove(each, missed);
            miss(each);
            left--;
        }
    }

    /** What one does wrong is not to keep the others. */
    private void miss(Deadline deadline) {
        try {
            deadline.miss();
        } catch (Throwable mistake) {
            onMistake.accept(mistake);
        }
    }

    private void wakeForNext() {
        DeadlineList next = missed.isEmpty() ? slots.earliest() : missed;
        if (next != null) {
            wakeBy(next.earliest());
        }
    }
}
