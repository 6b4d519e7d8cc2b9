package io.sallyport.gateway.config;

import io.sallyport.core.server.SocketSettings;
import io.sallyport.core.server.SocketSettings.KeepAlive;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.time.Duration;
import java.util.Optional;

/** What the system is asked for on TCP connections. */
public record TcpConfiguration(
        SourceLocation location,

        @Setting(
                doc =
                        "After how long a silence the system looks whether the other side is still there, on connections of"
                                + " clients and to destinations; 0s for never, at most 2h.",
                defaultTo = "2m")
        Duration keepAliveIdle,

        @Setting(doc = "How long after one look comes the next; from 1s to 1h.", defaultTo = "30s")
        Duration keepAliveInterval,

        @Setting(doc = "After how many looks without an answer the connection ends; from 1 to 127.", defaultTo = "4")
        int keepAliveCount,

        @Setting(
                doc =
                        "How long sent octets may go unacknowledged before the connection ends (TCP_USER_TIMEOUT); 0s for the"
                                + " system's own, at most 1d. Needs the transport epoll.",
                defaultTo = "0s")
        Duration userTimeout,

        @Setting(
                doc = "The differentiated services code point of what is sent, from 0 to 63; 0 leaves it as it is.",
                defaultTo = "0")
        int dscp) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Checks the bounds. */
    public TcpConfiguration {
        new Bounds()
                .check("keep-alive-idle", keepAliveIdle, Duration.ZERO, Duration.ofHours(2))
                .check("keep-alive-interval", keepAliveInterval, Duration.ofSeconds(1), HOUR)
                .check("keep-alive-count", keepAliveCount, 1, 127)
                .check("user-timeout", userTimeout, Duration.ZERO, Duration.ofDays(1))
                .check("dscp", dscp, 0, 63)
                .refuse();
    }

    /** The same for the core. */
    public SocketSettings settings() {
        Optional<KeepAlive> keepAlive = keepAliveIdle.isZero()
                ? Optional.empty()
                : Optional.of(new KeepAlive(wholeSeconds(keepAliveIdle), keepAliveInterval, keepAliveCount));
        return new SocketSettings(keepAlive, userTimeout, dscp);
    }

    /** The system knows whole seconds, and takes none for an error. */
    private static Duration wholeSeconds(Duration idle) {
        return Duration.ofSeconds(Math.max(1, idle.toSeconds()));
    }
}
