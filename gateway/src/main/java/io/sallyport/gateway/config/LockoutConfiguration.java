package io.sallyport.gateway.config;

import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.spi.config.Setting;
import java.time.Duration;

/** When an account is locked for a source that fails at it; for other sources it never is. */
public record LockoutConfiguration(
        @Setting(
                doc = "After how many failures, one soon after the other; 0 for never, at most 10000.",
                defaultTo = "10")
        int failures,

        @Setting(
                doc =
                        "For how long; divided by failures it is also how long each failure is remembered. From 1s to 1d.",
                defaultTo = "15m")
        Duration duration) {

    /** Checks the bounds. */
    public LockoutConfiguration {
        new Bounds()
                .check("failures", failures, 0, 10_000)
                .check("duration", duration, Duration.ofSeconds(1), Duration.ofDays(1))
                .refuse();
    }

    /** The same for the core. */
    AbuseSettings.Lockout settings() {
        return new AbuseSettings.Lockout(failures, duration);
    }
}
