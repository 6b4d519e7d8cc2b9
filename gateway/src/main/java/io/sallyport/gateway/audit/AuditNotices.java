package io.sallyport.gateway.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what goes wrong with the audit log, and not again and again. */
final class AuditNotices {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant silentUntil = Instant.MIN;
    private boolean isBurst;

    AuditNotices(Clock clock) {
        this.clock = clock;
    }

    /** Records were dropped; said once until {@link #keptUp()}. */
    void fellBehind(long dropped) {
        if (!isBurst) {
            isBurst = true;
            LOG.warn("audit log cannot keep up: its queue is full, {} records are lost up to now", dropped);
        }
    }

    /** All that waited is written. */
    void keptUp() {
        isBurst = false;
    }

    /** The end, with records that neither became a line nor were counted by one. */
    void closedWith(long lost) {
        LOG.error("audit log is closed, and {} records are lost that no line counts", lost);
    }

    /** The output failed; said at most once a minute. */
    void failed(Throwable failure, long unwritten) {
        Instant now = clock.instant();
        if (!now.isBefore(silentUntil)) {
            silentUntil = now.plus(PAUSE);
            LOG.error("audit log cannot be written, {} records are lost up to now", unwritten, failure);
        }
    }
}
