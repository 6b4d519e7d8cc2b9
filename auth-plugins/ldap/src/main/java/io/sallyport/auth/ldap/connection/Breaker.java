package io.sallyport.auth.ldap.connection;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers that the directory is down, so that nobody waits to find out again. */
final class Breaker {
    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    private final AtomicReference<Health> health = new AtomicReference<>(Health.UP);

    /** From now on everything fails at once. */
    void open(ReasonCode reason, String why) {
        Health before = health.getAndSet(new Health.Down(reason));
        if (!before.equals(new Health.Down(reason))) {
            log.error("the directory is down: {}: {}", reason, why);
        }
    }

    /** The directory answers. */
    void close() {
        if (health.getAndSet(Health.UP) instanceof Health.Down) {
            log.info("the directory is back");
        }
    }

    void requireClosed() throws DirectoryException {
        if (health.get() instanceof Health.Down down) {
            throw new DirectoryException(down.reason(), "the directory is down");
        }
    }

    Health health() {
        return Objects.requireNonNull(health.get());
    }
}
