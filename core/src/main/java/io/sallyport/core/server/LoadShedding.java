package io.sallyport.core.server;

import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that connections are closed unserved: once in a while, however many there are. */
final class LoadShedding {
    private static final Logger log = LoggerFactory.getLogger(LoadShedding.class);

    private final RateLimitedLog lines = new RateLimitedLog();
    private final RateLimitedLog acceptFailures = new RateLimitedLog();
    private final Connections connections;

    LoadShedding(Connections connections) {
        this.connections = connections;
    }

    void shed(ReasonCode reason) {
        lines.event(count -> log.warn(
                "shedding load: {} connections closed unserved ({}), {} are open", count, reason, connections.open()));
    }

    void acceptFailed(Throwable cause) {
        acceptFailures.event(count -> log.warn(
                "cannot accept connections ({} times): {}; trying again", count, String.valueOf(cause.getMessage())));
    }
}
