package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;

/**
 * What the method {@code password} is configured with.
 *
 * @param usersFile the file that names the users
 * @param maxConcurrentHashes how many passwords are verified at a time
 * @param maxWaiting how many more may wait
 * @param maxWaitingPerSource how many of these may come from one address
 * @param maxMemoryPerHashKib the most memory that one verification may take
 */
public record PasswordConfig(
        @Setting(
                doc = "The YAML file that names the users, their password hashes and groups."
                        + " It is read again when it has changed: replace it by renaming a new file,"
                        + " for one that is rewritten in place could be read half-written.",
                example = "users.yaml")
        Path usersFile,

        @Setting(
                doc = "How many passwords are verified at a time, 1 to 64;"
                        + " each takes as much memory as its hash says.",
                defaultTo = "2")
        int maxConcurrentHashes,

        @Setting(
                doc = "How many more passwords may wait to be verified, 0 to 10000;"
                        + " whoever comes then is refused at once.",
                defaultTo = "64")
        int maxWaiting,

        @Setting(
                doc =
                        "How many of those that wait may have the same source address, 1 to 10000; a /64 of IPv6 counts as"
                                + " one. Raise it where many users share one address.",
                defaultTo = "8")
        int maxWaitingPerSource,

        @Setting(
                doc = "The most memory, in KiB, that one hash of the users file may take, 7168 to 1048576.",
                defaultTo = "65536")
        int maxMemoryPerHashKib) {

    /** Checks the ranges. */
    public PasswordConfig {
        requireRange("max-concurrent-hashes", maxConcurrentHashes, 1, 64);
        requireRange("max-waiting", maxWaiting, 0, 10_000);
        requireRange("max-waiting-per-source", maxWaitingPerSource, 1, 10_000);
        requireRange(
                "max-memory-per-hash-kib",
                maxMemoryPerHashKib,
                Argon2Cost.LEAST_MEMORY_KIB,
                Argon2Cost.MOST_MEMORY_KIB);
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
