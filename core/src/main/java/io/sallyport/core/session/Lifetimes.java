package io.sallyport.core.session;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Obligations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long what was permitted may last: not longer than the proof that it was permitted on. */
final class Lifetimes {
    private Lifetimes() {}

    static Optional<Duration> of(Obligations obligations, Identity identity, Instant now) {
        Optional<Duration> ofProof = identity.expiresAt().map(end -> Duration.between(now, end));
        Optional<Duration> permitted = obligations.lifetime();
        return ofProof.filter(proof -> permitted.isEmpty() || proof.compareTo(permitted.get()) < 0)
                .or(() -> permitted);
    }
}
