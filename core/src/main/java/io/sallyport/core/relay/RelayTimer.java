package io.sallyport.core.relay;

import io.sallyport.core.deadline.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bounds on a relay's time. An octet moves a time stamp only; the one timer looks at it when it is due. */
final class RelayTimer {
    /** Nobody is silent for longer before keep-alive could ask after them. */
    static final Duration LASTS = Duration.ofSeconds(10);

    private final TcpRelay relay;
    private final RelaySettings settings;
    private final Deadline deadline;
    private long startedAt;
    private long lastOctetAt;
    private @Nullable Runnable lasting;

    RelayTimer(TcpRelay relay, RelaySettings settings) {
        this.relay = relay;
        this.settings = settings;
        this.deadline = new Deadline(relay.loop());
    }

    /** Says what is to be done once a relay turns out to last; before it starts. */
    void whenItLasts(Runnable then) {
        lasting = then;
    }

    void start() {
        startedAt = now();
        lastOctetAt = startedAt;
        check();
    }

    void touch() {
        lastOctetAt = now();
    }

    /** A half-close can bring the bound nearer than the timer was set for. */
    void halfClosed() {
        touch();
        check();
    }

    /** Bounds what is left of the relay, whatever still moves. */
    void within(Duration bound, RelayEnd missed) {
        deadline.set(bound, () -> relay.end(missed));
    }

    void cancel() {
        deadline.cancel();
    }

    private void check() {
        long untilItLasts = untilItLasts();
        boolean halfClosed = relay.isHalfClosed();
        Duration idle = settings.idleBound(halfClosed);
        long idleLeft = idle.toNanos() - (now() - lastOctetAt);
        long lifeLeft = settings.lifetime()
                .map(life -> life.toNanos() - (now() - startedAt))
                .orElse(Long.MAX_VALUE);
        if (lifeLeft <= 0) {
            relay.end(RelayEnd.LIFETIME);
        } else if (idleLeft <= 0) {
            boolean lingered = halfClosed && idle.compareTo(settings.idle()) < 0;
            relay.end(lingered ? RelayEnd.HALF_CLOSE_LINGER : RelayEnd.IDLE);
        } else {
            long next = Math.min(untilItLasts, Math.min(idleLeft, lifeLeft));
            checkWithin(next);
        }
    }

    /** One that is due before that looks again then. */
    private void checkWithin(long left) {
        if (!deadline.isWithin(left)) {
            deadline.setNanos(left, this::check);
        }
    }

    private long untilItLasts() {
        if (lasting == null) {
            return Long.MAX_VALUE;
        }
        long left = LASTS.toNanos() - (now() - startedAt);
        if (left > 0) {
            return left;
        }
        lasting.run();
        lasting = null;
        return Long.MAX_VALUE;
    }

    private long now() {
        return relay.loop().ticker().nanoTime();
    }
}
