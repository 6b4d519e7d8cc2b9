package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.time.Duration;
import java.util.List;

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
 * @param referralHosts which other servers are asked where one says so
 */
public record ConnectionsConfig(
        @Setting(
                doc = "How long reaching one server may take in all, TLS included, 100ms to 1m."
                        + " A login reaches for others as long as three times that.",
                defaultTo = "5s")
        Duration connectTimeout,

        @Setting(
                doc = "How long one step of a login may take in all, 100ms to 1m: to find the user, to try the"
                        + " password, or to find the groups, whatever number of answers it takes.",
                defaultTo = "5s")
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
                doc = "The hosts that a search is followed to where the directory refers to them; a referral to any"
                        + " other is not followed. They are sent the service account's password, always over TLS, and"
                        + " must show a certificate that is believed.",
                defaultTo = "[]",
                example = "[dc1.sales.example.com]")
        List<String> referralHosts) {

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
        referralHosts = List.copyOf(referralHosts);
    }
}
