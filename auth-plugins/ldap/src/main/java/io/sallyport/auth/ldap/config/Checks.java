package io.sallyport.auth.ldap.config;

import java.time.Duration;
import java.util.Set;

/** Bounds of settings. */
final class Checks {
    private static final Set<Integer> GLOBAL_CATALOG = Set.of(3268, 3269);

    private Checks() {}

    /** It does not have all groups, and a login by a short name could be a user's of any domain. */
    static void requireNoGlobalCatalog(String key, int port) {
        if (GLOBAL_CATALOG.contains(port)) {
            throw new IllegalArgumentException(key + ": port " + port
                    + " is a global catalog's, which does not know all groups (expected: 636 or 389)");
        }
    }

    static void range(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    static void range(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
