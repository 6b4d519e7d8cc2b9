package io.sallyport.core.relay;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bounds on a relay's time. An octet moves a time stamp only; the one timer looks at it when it is due. */
final class RelayTimer {
    private final TcpRelay relay;
    private final RelaySettings settings;
    private long startedAt;
    private long lastOctetAt;
    private @Nullable ScheduledFuture<?> check;

    RelayTimer(TcpRelay relay, RelaySettings settings) {
        this.relay = relay;
        this.settings = settings;
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
        cancel();
        touch();
        check();
    }

    /** Bounds what is left of the relay, whatever still moves. */
    void within(Duration bound, RelayEnd missed) {
        cancel();
        check = relay.loop().schedule(() -> relay.end(missed), bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (check != null) {
            check.cancel(false);
        }
    }

    private void check() {
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
            check = relay.loop().schedule(this::check, Math.min(idleLeft, lifeLeft), TimeUnit.NANOSECONDS);
        }
    }

    private long now() {
        return relay.loop().ticker().nanoTime();
    }
}
