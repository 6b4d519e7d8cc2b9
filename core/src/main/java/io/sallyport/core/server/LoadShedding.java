package io.sallyport.core.server;

import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that connections are closed unserved: once in a while, however many there are. */
final class LoadShedding {
    private static final Logger log = LoggerFactory.getLogger(LoadShedding.class);

    private final Map<ReasonCode, RateLimitedLog> lines = new ConcurrentHashMap<>();
    private final RateLimitedLog acceptFailures = new RateLimitedLog();
    private final Connections connections;

    LoadShedding(Connections connections) {
        this.connections = connections;
    }

    void shed(ReasonCode reason, InetAddress source) {
        lines.computeIfAbsent(reason, first -> new RateLimitedLog())
                .event(count -> log.warn(
                        "shedding load: {} connections closed unserved ({}), the last because of {}; {} are open",
                        count,
                        reason,
                        ClientSource.text(source),
                        connections.open()));
    }

    void acceptFailed(Throwable cause) {
        acceptFailures.event(count -> log.warn(
                "cannot accept connections ({} times): {}; trying again", count, String.valueOf(cause.getMessage())));
    }
}
