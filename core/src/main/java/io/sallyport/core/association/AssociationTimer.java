package io.sallyport.core.association;

import io.netty.channel.EventLoop;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.spi.policy.Obligations;
import java.time.Duration;
import java.util.Optional;

/** The bounds on an association's time. A datagram moves a time stamp only; the one timer looks at it when it is due. */
final class AssociationTimer {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final UdpAssociation association;
    private final EventLoop loop;
    private long idle;
    private long lifetime;
    private long startedAt;
    private long lastDatagramAt;
    private final Deadline check;

    AssociationTimer(UdpAssociation association, EventLoop loop, AssociationSettings settings) {
        this.association = association;
        this.loop = loop;
        this.check = new Deadline(loop);
        this.idle = settings.idle().toNanos();
        this.lifetime = settings.lifetime().map(AssociationTimer::nanos).orElse(Long.MAX_VALUE);
    }

    long now() {
        return loop.ticker().nanoTime();
    }

    void start() {
        startedAt = now();
        lastDatagramAt = startedAt;
        check();
    }

    void touch(long now) {
        lastDatagramAt = now;
    }

    /** Shorter bounds hold from now on. Nothing ends in here: whoever binds is in the midst of a datagram. */
    void bind(Obligations obligations) {
        idle = shorter(idle, obligations.idle());
        lifetime = shorter(lifetime, obligations.lifetime());
        if (check.isSet()) {
            lastDatagramAt = now();
            long left = Math.min(idle, lifetime - (now() - startedAt));
            check.setNanos(left, this::check);
        }
    }

    private static long shorter(long nanos, Optional<Duration> other) {
        return Math.min(nanos, other.map(AssociationTimer::nanos).orElse(Long.MAX_VALUE));
    }

    /** A proof may end in the year 9999, which is more nanoseconds away than a number holds. */
    private static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }

    private void check() {
        long idleLeft = idle - (now() - lastDatagramAt);
        long lifeLeft = lifetime - (now() - startedAt);
        if (lifeLeft <= 0) {
            association.end(Reasons.LIFETIME);
        } else if (idleLeft <= 0) {
            association.end(Reasons.IDLE);
        } else {
            check.setNanos(Math.min(idleLeft, lifeLeft), this::check);
        }
    }

    void cancel() {
        check.cancel();
    }
}
