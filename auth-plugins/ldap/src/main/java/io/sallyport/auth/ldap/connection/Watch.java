package io.sallyport.auth.ldap.connection;

import io.sallyport.auth.ldap.config.ConnectionsConfig;
import io.sallyport.core.spi.auth.Health;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when the directory is looked at: seldom while it answers, often while it does not, at once when in doubt. */
final class Watch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final HealthChecks checks;
    private final Breaker breaker;
    private final ConnectionsConfig config;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;
    private volatile Probe probe = Line::readRoot;
    private volatile boolean doubt = true;
    private Instant checked = Instant.MIN;

    Watch(HealthChecks checks, Breaker breaker, ConnectionsConfig config, Clock clock) {
        this.checks = checks;
        this.breaker = breaker;
        this.config = config;
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> Threads.daemon(task, "sallyport-ldap-health"));
        thread.setRemoveOnCancelPolicy(true);
    }

    void start(Probe with) {
        probe = with;
        long tick = Math.min(
                config.retryInterval().toMillis(), config.checkInterval().toMillis());
        thread.scheduleWithFixedDelay(this::checkIfDue, 0, tick, TimeUnit.MILLISECONDS);
    }

    /** The directory may be down: the next look is at the next tick. */
    void checkSoon() {
        doubt = true;
    }

    private void checkIfDue() {
        try {
            if (isDue(clock.instant())) {
                doubt = false;
                checked = clock.instant();
                checks.check(probe);
            }
        } catch (RuntimeException | Error e) {
            // Whatever it was: nobody would look ever again.
            log.error("the directory could not be looked at", e);
        }
    }

    private boolean isDue(Instant now) {
        if (breaker.health() instanceof Health.Down down) {
            return down.reason().equals(DirectoryException.SERVICE_ACCOUNT_REFUSED)
                    ? !checks.isFutile()
                    : !now.isBefore(checked.plus(config.retryInterval()));
        }
        return doubt || !now.isBefore(checked.plus(config.checkInterval()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
