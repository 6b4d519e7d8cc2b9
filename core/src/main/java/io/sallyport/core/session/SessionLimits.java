package io.sallyport.core.session;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Obligations;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the sessions that a rule has permitted and that are not over; safe for every event loop. */
public final class SessionLimits {
    private final Map<Key, Integer> counts = new ConcurrentHashMap<>();

    /** Takes a place under the permission's limits, or none. */
    Optional<Lease> acquire(Permit permit, Identity identity) {
        Obligations obligations = permit.obligations();
        Key byRule = new Key(permit.ruling().rule(), Optional.empty());
        Key byIdentity = new Key(permit.ruling().rule(), Optional.of(identity.name()));
        if (!take(byRule, obligations.sessionsPerRule())) {
            return Optional.empty();
        }
        if (!take(byIdentity, obligations.sessionsPerIdentity())) {
            giveBack(byRule, obligations.sessionsPerRule());
            return Optional.empty();
        }
        return Optional.of(() -> {
            giveBack(byIdentity, obligations.sessionsPerIdentity());
            giveBack(byRule, obligations.sessionsPerRule());
        });
    }

    private boolean take(Key key, OptionalInt limit) {
        if (limit.isEmpty()) {
            return true;
        }
        boolean[] taken = new boolean[1];
        counts.compute(key, (k, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < limit.getAsInt();
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private void giveBack(Key key, OptionalInt limit) {
        if (limit.isPresent()) {
            counts.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
        }
    }

    int tracked() {
        return counts.size();
    }

    private record Key(String rule, Optional<String> identity) {}

    /** A place; released once. */
    @FunctionalInterface
    interface Lease {
        void release();
    }
}
