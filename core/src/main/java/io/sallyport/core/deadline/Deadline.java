package io.sallyport.core.deadline;

import io.netty.channel.EventLoop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One deadline, which can be set as often as one likes: to set it anew ends what it was set to. Lives on one event loop. */
public final class Deadline {
    /** What is further away is never seen; it keeps differences of times from overflowing. */
    private static final Duration FURTHEST = Duration.ofDays(36_500);

    private final DeadlineWheel wheel;
    private @Nullable Runnable missed;

    /** Where it stands in the wheel, if it is set. */
    @Nullable
    DeadlineList list;

    @Nullable
    Deadline previous;

    @Nullable
    Deadline next;

    long at;

    /** One that is not set. */
    public Deadline(EventLoop loop) {
        this(DeadlineWheel.of(loop));
    }

    Deadline(DeadlineWheel wheel) {
        this.wheel = wheel;
    }

    /**
     * Sets it, or sets it anew.
     *
     * @param missed is run on the loop when the time is over, once, unless it is cancelled or set anew before; what it throws is
     *     logged
     */
    public void set(Duration after, Runnable missed) {
        setNanos(after.compareTo(FURTHEST) < 0 ? after.toNanos() : FURTHEST.toNanos(), missed);
    }

    /** Sets it, or sets it anew, in nanoseconds. */
    public void setNanos(long after, Runnable missed) {
        cancel();
        this.missed = missed;
        at = wheel.now() + Math.max(0, Math.min(after, FURTHEST.toNanos()));
        wheel.add(this);
    }

    /** Ends it, if it is set. */
    public void cancel() {
        if (list != null) {
            wheel.remove(this, list);
            missed = null;
        }
    }

    /** Whether it is set, and neither missed nor cancelled. */
    public boolean isSet() {
        return list != null;
    }

    /** Whether it is set, and missed in so many nanoseconds at the latest. */
    public boolean isWithin(long nanos) {
        return list != null && at - wheel.now() <= nanos;
    }

    /** It is in no list any more. */
    void miss() {
        Runnable what = missed;
        missed = null;
        if (what != null) {
            what.run();
        }
    }
}
