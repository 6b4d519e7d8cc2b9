package io.sallyport.gateway.config;

import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.Network;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.spi.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What offences cost a source: they add up, and pass with time. */
public record PenaltiesConfiguration(
        @Setting(doc = "For a failed authentication; from 0s to 1h.", defaultTo = "5s")
        Duration failedAuthentication,

        @Setting(
                doc =
                        "For leaving without authenticating, or without a method that policy offers, and for being ended to make"
                                + " room for its own source; from 0s to 1h.",
                defaultTo = "1s")
        Duration noAuthentication,

        @Setting(
                doc =
                        "For a TLS handshake that ends as a browser's would, because the client does not trust the gateway's"
                                + " certificate or has none of its own, and for being ended within TLS to make room for its own"
                                + " source; from 0s to 1h.",
                defaultTo = "200ms")
        Duration refusedHandshake,

        @Setting(
                doc = "For letting timeouts.negotiation pass while it was the client's turn; from 0s to 1h.",
                defaultTo = "10s")
        Duration deadlinePassed,

        @Setting(doc = "For what is no SOCKS, or no message of the method; from 0s to 1h.", defaultTo = "5s")
        Duration malformed,

        @Setting(
                doc = "What a source must owe more than before its connections are refused; from 0s to 1h.",
                defaultTo = "15s")
        Duration min,

        @Setting(
                doc = "The most that a source can owe; at least a second more than min, at most 1d.",
                defaultTo = "10m")
        Duration max) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Checks the bounds. */
    public PenaltiesConfiguration {
        new Bounds()
                .check("failed-authentication", failedAuthentication, Duration.ZERO, HOUR)
                .check("no-authentication", noAuthentication, Duration.ZERO, HOUR)
                .check("refused-handshake", refusedHandshake, Duration.ZERO, HOUR)
                .check("deadline-passed", deadlinePassed, Duration.ZERO, HOUR)
                .check("malformed", malformed, Duration.ZERO, HOUR)
                .check("min", min, Duration.ZERO, HOUR)
                .check("max", max, min.plusSeconds(1), Duration.ofDays(1))
                .refuse();
    }

    /** The same for the core. */
    AbuseSettings.Penalties settings(List<Network> exempt) {
        Map<Offence, Duration> each = Map.of(
                Offence.FAILED_AUTHENTICATION,
                failedAuthentication,
                Offence.NO_AUTHENTICATION,
                noAuthentication,
                Offence.REFUSED_HANDSHAKE,
                refusedHandshake,
                Offence.DEADLINE_PASSED,
                deadlinePassed,
                Offence.MALFORMED,
                malformed);
        return new AbuseSettings.Penalties(each, min, max, exempt);
    }
}
