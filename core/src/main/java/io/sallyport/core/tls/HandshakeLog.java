package io.sallyport.core.tls;

import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why clients do not get through to SOCKS: for each reason once in a while, with the number of those. */
final class HandshakeLog {
    private static final int MAX_LENGTH = 600;

    private final String listener;
    private final Logger log;
    private final Map<ReasonCode, RateLimitedLog> lines = new ConcurrentHashMap<>();

    HandshakeLog(String listener) {
        this(listener, LoggerFactory.getLogger(HandshakeLog.class));
    }

    HandshakeLog(String listener, Logger log) {
        this.listener = listener;
        this.log = log;
    }

    /** What to tell of one client, which the connection's other end may not be but a load balancer. */
    OfClient of(InetSocketAddress client) {
        return (reason, why) -> failed(client, reason, why);
    }

    private void failed(InetSocketAddress client, ReasonCode reason, String why) {
        lines.computeIfAbsent(reason, unused -> new RateLimitedLog())
                .event(count -> log.warn(
                        "listener {}: no TLS with {}: {}: {} ({} such)",
                        listener,
                        client,
                        reason,
                        why.length() > MAX_LENGTH ? why.substring(0, MAX_LENGTH) + "…" : why,
                        count));
    }

    /** Where the failures of one client go. */
    @FunctionalInterface
    interface OfClient {
        void failed(ReasonCode reason, String why);
    }
}
