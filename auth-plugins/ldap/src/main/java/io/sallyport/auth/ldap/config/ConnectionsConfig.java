package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.time.Duration;

/**
 * How connections are kept.
 *
 * @param connectTimeout how long one server may take to be reached
 * @param responseTimeout how long one answer may take
 * @param searchPool how many connections search
 * @param bindPool how many connections try passwords
 * @param idle how long an unused one is kept
 * @param checkInterval how often the directory is looked at
 * @param retryInterval the same while it is down
 * @param followReferrals whether other servers are asked where one says so
 */
public record ConnectionsConfig(
        @Setting(doc = "How long reaching one server may take, TLS included, 100ms to 1m.", defaultTo = "3s")
        Duration connectTimeout,

        @Setting(doc = "How long one answer may take, 100ms to 1m.", defaultTo = "5s")
        Duration responseTimeout,

        @Setting(doc = "The most connections that search, as the service account, 1 to 1000.", defaultTo = "8")
        int searchPool,

        @Setting(
                doc = "The most connections that try passwords, 1 to 1000; they never search for anybody else.",
                defaultTo = "8")
        int bindPool,

        @Setting(doc = "How long an unused connection is kept, 1s to 1h.", defaultTo = "1m")
        Duration idle,

        @Setting(doc = "How often the directory is looked at while it answers, 1s to 1h.", defaultTo = "10s")
        Duration checkInterval,

        @Setting(
                doc = "How often it is looked at while it does not, 100ms to 1h; logins fail at once until then.",
                defaultTo = "1s")
        Duration retryInterval,

        @Setting(
                doc = "Whether a search follows referrals. The service account's password is then sent"
                        + " to the servers that"
                        + " a referral names, always over TLS and never to one with a certificate that is"
                        + " not believed.",
                defaultTo = "false")
        boolean followReferrals) {

    private static final Duration LEAST = Duration.ofMillis(100);

    /** Checks the bounds. */
    public ConnectionsConfig {
        Checks.range("connect-timeout", connectTimeout, LEAST, Duration.ofMinutes(1));
        Checks.range("response-timeout", responseTimeout, LEAST, Duration.ofMinutes(1));
        Checks.range("search-pool", searchPool, 1, 1000);
        Checks.range("bind-pool", bindPool, 1, 1000);
        Checks.range("idle", idle, Duration.ofSeconds(1), Duration.ofHours(1));
        Checks.range("check-interval", checkInterval, Duration.ofSeconds(1), Duration.ofHours(1));
        Checks.range("retry-interval", retryInterval, LEAST, Duration.ofHours(1));
    }
}
