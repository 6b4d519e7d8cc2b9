package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.time.Duration;

/**
 * How many logins are taken on.
 *
 * @param maxConcurrent how many ask the directory at a time
 * @param maxWaiting how many more may wait
 * @param maxWaitingPerSource how many of them from one source
 * @param maxWait how long they may wait
 * @param passwordCache how long a right password is remembered
 */
public record LoginsConfig(
        @Setting(
                doc = "How many logins ask the directory at a time, 1 to 1000, each on a thread of this method's own;"
                        + " as many look-ups of groups for other methods.",
                defaultTo = "8")
        int maxConcurrent,

        @Setting(doc = "How many more may wait, 0 to 100000; whoever comes then is refused at once.", defaultTo = "500")
        int maxWaiting,

        @Setting(
                doc = "How many of them may come from one source, an IPv4 address or the /64 of an IPv6 address, 1 to"
                        + " 100000. Sources take turns.",
                defaultTo = "100")
        int maxWaitingPerSource,

        @Setting(
                doc = "How long a login may wait, 1s to 5m; then it is refused without asking the directory.",
                defaultTo = "20s")
        Duration maxWait,

        @Setting(
                doc = "How long a right password is remembered, as a salted hash in memory, 0s to 5m;"
                        + " 0s for not at all, and no longer than groups.cache. Until then, or until the directory refuses the name or takes another"
                        + " password for it, a changed password and a disabled account still pass.",
                defaultTo = "0s")
        Duration passwordCache) {

    /** The same where everything comes from one source. */
    public LoginsConfig ofOneSource() {
        return new LoginsConfig(maxConcurrent, maxWaiting, Math.max(1, maxWaiting), maxWait, passwordCache);
    }

    /** Checks the bounds. */
    public LoginsConfig {
        Checks.range("max-concurrent", maxConcurrent, 1, 1000);
        Checks.range("max-waiting", maxWaiting, 0, 100_000);
        Checks.range("max-waiting-per-source", maxWaitingPerSource, 1, 100_000);
        Checks.range("max-wait", maxWait, Duration.ofSeconds(1), Duration.ofMinutes(5));
        Checks.range("password-cache", passwordCache, Duration.ZERO, Duration.ofMinutes(5));
    }
}
