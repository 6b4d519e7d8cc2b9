package io.sallyport.policy.rule;

import io.sallyport.core.spi.ProtectionLevel;
import java.util.Set;

/**
 * How strong a session must be for a rule to permit.
 *
 * @param methods how the identity was proved; empty for any method
 * @param protection the weakest level
 * @param transport the weakest transport
 * @param maxAgeMillis how old the proof may be
 */
public record Requirements(
        Set<String> methods, ProtectionLevel protection, Transport transport, long maxAgeMillis) {
    /** Nothing is required. */
    public static final Requirements NONE =
            new Requirements(Set.of(), ProtectionLevel.NONE, Transport.PLAIN, Long.MAX_VALUE);

    /** Clocks of one company differ this much at most; Kerberos too allows five minutes. */
    private static final long CLOCK_SKEW_MILLIS = 5 * 60 * 1000;

    /** Copies the set. */
    public Requirements {
        methods = Set.copyOf(methods);
    }

    /** Gives {@link Outcome#PERMIT}, or the first that is not met. */
    Outcome check(Facts facts) {
        if (!methods.isEmpty() && !methods.contains(facts.method())) {
            return Outcome.REQUIRES_METHOD;
        }
        if (!facts.protection().isAtLeast(protection)) {
            return Outcome.REQUIRES_PROTECTION;
        }
        if (facts.transport().compareTo(transport) < 0) {
            return facts.transport() == Transport.PLAIN ? Outcome.REQUIRES_TLS : Outcome.REQUIRES_CLIENT_CERTIFICATE;
        }
        return maxAgeMillis == Long.MAX_VALUE ? Outcome.PERMIT : checkAge(facts.proofAgeMillis());
    }

    private Outcome checkAge(long age) {
        if (age < -CLOCK_SKEW_MILLIS) {
            return Outcome.AUTHENTICATION_IN_FUTURE;
        }
        return age > maxAgeMillis ? Outcome.AUTHENTICATION_TOO_OLD : Outcome.PERMIT;
    }
}
