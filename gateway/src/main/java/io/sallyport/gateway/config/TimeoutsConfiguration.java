package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.time.Duration;

/** How long each step of a connection may take. */
public record TimeoutsConfiguration(
        @Setting(
                doc = "From accept to a complete request, however the client spreads it; from 100ms to 10m.",
                defaultTo = "30s")
        Duration negotiation,

        @Setting(doc = "To resolve the name of a destination; from 100ms to 2m.", defaultTo = "5s")
        Duration resolve,

        @Setting(doc = "To connect to a destination, over all its addresses; from 100ms to 10m.", defaultTo = "15s")
        Duration connect,

        @Setting(doc = "From the first reply to a BIND to the peer's connection; from 100ms to 1h.", defaultTo = "3m")
        Duration bind,

        @Setting(
                doc = "The longest time without an octet in either direction; a rule may set a shorter one. From 100ms"
                        + " to 30d.",
                defaultTo = "1h")
        Duration idle,

        @Setting(
                doc = "How long one direction may go on after the other has ended, without an octet; from 100ms to 1d.",
                defaultTo = "5m")
        Duration halfCloseLinger,

        @Setting(
                doc = "From a refusal's reply to the close, for a client that does not close itself (RFC 1928 section 6"
                        + " asks for at most 10s); from 0s to 10s.",
                defaultTo = "2s")
        Duration closeAfterRefusal,

        @Setting(
                doc = "How long running sessions may go on when the gateway is told to stop; from 0s to 1d.",
                defaultTo = "30s")
        Duration shutdownDrain) {

    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration DAY = Duration.ofDays(1);

    /** Checks the bounds. */
    public TimeoutsConfiguration {
        new Bounds()
                .check("negotiation", negotiation, TENTH, Duration.ofMinutes(10))
                .check("resolve", resolve, TENTH, Duration.ofMinutes(2))
                .check("connect", connect, TENTH, Duration.ofMinutes(10))
                .check("bind", bind, TENTH, Duration.ofHours(1))
                .check("idle", idle, TENTH, Duration.ofDays(30))
                .check("half-close-linger", halfCloseLinger, TENTH, DAY)
                .check("close-after-refusal", closeAfterRefusal, Duration.ZERO, Duration.ofSeconds(10))
                .check("shutdown-drain", shutdownDrain, Duration.ZERO, DAY)
                .refuse();
    }
}
