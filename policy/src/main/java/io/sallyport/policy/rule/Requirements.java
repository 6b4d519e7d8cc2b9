package io.sallyport.policy.rule;

import io.sallyport.core.spi.ProtectionLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How strong a session must be for a rule to permit.
 *
 * @param methods how the identity was proved; empty for any method
 * @param protection the weakest level
 * @param channel the weakest channel
 * @param maxAgeMillis how old the proof may be
 */
public record Requirements(Set<String> methods, ProtectionLevel protection, Channel channel, long maxAgeMillis) {
    /** Nothing is required. */
    public static final Requirements NONE =
            new Requirements(Set.of(), ProtectionLevel.NONE, Channel.PLAIN, Long.MAX_VALUE);

    /** Clocks of one company differ this much at most; Kerberos too allows five minutes. */
    private static final long CLOCK_SKEW_MILLIS = 5 * 60 * 1000;

    /** Copies the set. */
    public Requirements {
        methods = Set.copyOf(methods);
    }

    /** Whether nothing is required. */
    public boolean areNone() {
        return methods.isEmpty()
                && protection == ProtectionLevel.NONE
                && channel.isPlain()
                && maxAgeMillis == Long.MAX_VALUE;
    }

    /** Gives {@link Outcome#PERMIT}, or the first that is not met. */
    Outcome check(Facts facts) {
        if (!methods.isEmpty() && !methods.contains(facts.method())) {
            return Outcome.REQUIRES_METHOD;
        }
        if (!facts.protection().isAtLeast(protection)) {
            return Outcome.REQUIRES_PROTECTION;
        }
        Outcome ofChannel = channel.check(facts);
        if (ofChannel != Outcome.PERMIT) {
            return ofChannel;
        }
        return maxAgeMillis == Long.MAX_VALUE ? Outcome.PERMIT : checkAge(facts.proofAgeMillis());
    }

    /** Says for an outcome of {@link #check} what was found and what is required. */
    Optional<Finding> explain(Outcome outcome, Facts facts) {
        return switch (outcome) {
            case REQUIRES_METHOD -> finding("methods", facts.method(), String.join(" or ", new TreeSet<>(methods)));
            case REQUIRES_PROTECTION ->
                finding("protection", Words.of(facts.protection()), "at least " + Words.of(protection));
            case REQUIRES_TLS -> finding("tls", "no TLS", "TLS");
            case REQUIRES_TLS_VERSION ->
                finding("tls-version", facts.tlsVersion().toString(), "at least " + channel.version());
            case REQUIRES_CLIENT_CERTIFICATE -> finding("client-certificate", "none", "a client certificate");
            case AUTHENTICATION_TOO_OLD, AUTHENTICATION_IN_FUTURE ->
                finding("authentication-age", age(facts.proofAgeMillis()), "at most " + age(maxAgeMillis));
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(String key, String fact, String expected) {
        return Optional.of(new Finding("require." + key, fact, expected));
    }

    private static String age(long millis) {
        return Duration.ofMillis(millis).toString();
    }

    private Outcome checkAge(long age) {
        if (age < -CLOCK_SKEW_MILLIS) {
            return Outcome.AUTHENTICATION_IN_FUTURE;
        }
        return age > maxAgeMillis ? Outcome.AUTHENTICATION_TOO_OLD : Outcome.PERMIT;
    }
}
