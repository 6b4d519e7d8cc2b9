package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;

/** How much the gateway takes on. */
public record LimitsConfiguration(
        @Setting(
                doc = "The most client connections at a time. Fewer are taken where the operating system grants too few"
                        + " open files. From 1 to 1000000.",
                defaultTo = "10000")
        int connections,

        @Setting(
                doc = "The most client connections at a time from one source address; from 1 to 1000000.",
                defaultTo = "1000")
        int connectionsPerSource) {

    /** Checks the bounds. */
    public LimitsConfiguration {
        new Bounds()
                .check("connections", connections, 1, 1_000_000)
                .check("connections-per-source", connectionsPerSource, 1, 1_000_000)
                .refuse();
    }
}
