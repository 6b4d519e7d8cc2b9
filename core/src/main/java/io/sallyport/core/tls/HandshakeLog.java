package io.sallyport.core.tls;

import io.netty.channel.Channel;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why clients do not get through to SOCKS: for each reason once in a while, with the number of those. */
final class HandshakeLog {
    private static final Logger log = LoggerFactory.getLogger(HandshakeLog.class);

    private static final int MAX_LENGTH = 600;

    private final String listener;
    private final Map<ReasonCode, RateLimitedLog> lines = new ConcurrentHashMap<>();

    HandshakeLog(String listener) {
        this.listener = listener;
    }

    void failed(Channel client, ReasonCode reason, String why) {
        lines.computeIfAbsent(reason, unused -> new RateLimitedLog())
                .event(count -> log.warn(
                        "listener {}: no TLS with {}: {}: {} ({} such)",
                        listener,
                        client.remoteAddress(),
                        reason,
                        why.length() > MAX_LENGTH ? why.substring(0, MAX_LENGTH) + "…" : why,
                        count));
    }
}
