package io.sallyport.core.relay;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bounds on a relay's time. An octet moves a time stamp only; the one timer looks at it when it is due. */
final class RelayTimer {
    /** Nobody is silent for longer before keep-alive could ask after them. */
    static final Duration LASTS = Duration.ofSeconds(10);

    private final TcpRelay relay;
    private final RelaySettings settings;
    private long startedAt;
    private long lastOctetAt;
    private @Nullable ScheduledFuture<?> check;
    private long checkAt;
    private @Nullable Runnable lasting;

    RelayTimer(TcpRelay relay, RelaySettings settings) {
        this.relay = relay;
        this.settings = settings;
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
        cancel();
        checkAt = now() + bound.toNanos();
        check = relay.loop().schedule(() -> relay.end(missed), bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (check != null) {
            check.cancel(false);
        }
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
        long at = now() + left;
        if (check == null || at - checkAt < 0) {
            cancel();
            checkAt = at;
            check = relay.loop().schedule(this::checkIsDue, left, TimeUnit.NANOSECONDS);
        }
    }

    private void checkIsDue() {
        check = null;
        check();
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
