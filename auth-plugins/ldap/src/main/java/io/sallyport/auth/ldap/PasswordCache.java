package io.sallyport.auth.ldap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.core.spi.Groups;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers right passwords for a short while, as hashes under a key that only this process ever has: one for each name
 * that clients send, and of one identity only the last that the directory took, under whatever names.
 */
final class PasswordCache {
    private static final long MOST_USERS = 20_000;
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(10);

    private final PasswordHash hash = new PasswordHash();
    private final boolean enabled;
    private final AtomicLong turns = new AtomicLong();
    private final Cache<String, Right> names;
    private final Cache<String, Last> identities;
    private final Cache<String, Last> refusals;

    PasswordCache(Duration life, Clock clock) {
        this.enabled = !life.isZero();
        this.names = cache(life, clock);
        this.identities = cache(life, clock);
        this.refusals = cache(life.plus(LONGEST_LOGIN), clock);
    }

    private static <V> Cache<String, V> cache(Duration life, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterWrite(life)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    private record Right(PasswordHash.Value ofName, PasswordHash.Value ofIdentity, Login.Proof proof) {}

    /** Of an identity, or of a name; without a password it is a refusal. */
    private record Last(Optional<PasswordHash.Value> password, long turn) {
        static Last later(Last one, Last other) {
            return one.turn() > other.turn() ? one : other;
        }
    }

    /** A number that tells which of two verifications began later. */
    long begin() {
        return turns.incrementAndGet();
    }

    Optional<Login.Proof> find(String name, byte[] password) {
        Right right = enabled ? names.getIfPresent(key(name)) : null;
        if (right == null || !right.ofName().equals(hash.of(name, password))) {
            return Optional.empty();
        }
        Last last = identities.getIfPresent(right.proof().name());
        boolean current = last != null && last.password().equals(Optional.of(right.ofIdentity()));
        return current ? Optional.of(right.proof()) : Optional.empty();
    }

    /**
     * Remembers a password that the directory took, in place of any other one. Without the groups there is nothing to
     * remember, as they may be known the next time; that another one is right no more holds all the same.
     *
     * @param turn of {@link #begin()}: what began earlier does not replace what began later
     */
    void remember(String name, byte[] password, Login.Proof proof, long turn) {
        if (!enabled || wasRefusedSince(name, turn)) {
            return;
        }
        PasswordHash.Value ofIdentity = hash.of(proof.name(), password);
        Last last = identities.asMap().merge(proof.name(), new Last(Optional.of(ofIdentity), turn), Last::later);
        if (proof.groups() instanceof Groups.Known && last.turn() == turn) {
            names.put(key(name), new Right(hash.of(name, password), ofIdentity, proof));
        }
    }

    private boolean wasRefusedSince(String name, long turn) {
        Last refusal = refusals.getIfPresent(key(name));
        return refusal != null && refusal.turn() > turn;
    }

    /** Forgets a name that the directory has refused, also what began earlier and ends later. */
    void forget(String name, long turn) {
        if (!enabled) {
            return;
        }
        Last refusal = new Last(Optional.empty(), turn);
        refusals.asMap().merge(key(name), refusal, Last::later);
        Right right = names.asMap().remove(key(name));
        if (right != null) {
            identities.asMap().merge(right.proof().name(), refusal, Last::later);
        }
    }

    /** Spellings that a directory may take for one name. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
