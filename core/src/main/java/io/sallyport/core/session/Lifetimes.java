package io.sallyport.core.session;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Obligations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How long what was permitted may last: not longer than the proof that it was permitted on. */
final class Lifetimes {
    private Lifetimes() {}

    static Optional<Duration> of(Obligations obligations, Identity identity, Instant now) {
        Optional<Duration> ofProof = identity.expiresAt().map(end -> Duration.between(now, end));
        return Stream.of(obligations.lifetime(), ofProof)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
