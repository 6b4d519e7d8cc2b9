package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;

/** How much the gateway takes on. */
public record LimitsConfiguration(
        @Setting(
                doc = "The most client connections at a time. Fewer are taken where the operating system grants too few"
                        + " open files.",
                defaultTo = "10000")
        int connections,

        @Setting(doc = "The most client connections at a time from one source address.", defaultTo = "1000")
        int connectionsPerSource) {

    /** Checks the bounds. */
    public LimitsConfiguration {
        Bounds.check("connections", connections, 1, 1_000_000);
        Bounds.check("connections-per-source", connectionsPerSource, 1, 1_000_000);
    }
}
