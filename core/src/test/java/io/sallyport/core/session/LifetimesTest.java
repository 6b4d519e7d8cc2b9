package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Obligations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void lastsWithoutABoundWhereNobodySetsOne() {
        assertThat(lifetime(Optional.empty(), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, , PT1H",
        ", PT5M, PT5M",
        "PT1H, PT5M, PT5M",
        "PT5M, PT1H, PT5M",
        "PT1H, PT0S, PT0S",
        "PT1H, PT-1S, PT-1S"
    })
    void lastsNoLongerThanTheRuleAndTheProof(Duration ofRule, Duration ofProof, Duration bound) {
        assertThat(lifetime(Optional.ofNullable(ofRule), Optional.ofNullable(ofProof)))
                .contains(bound);
    }

    private static Optional<Duration> lifetime(Optional<Duration> ofRule, Optional<Duration> ofProof) {
        Obligations obligations = new Obligations(Optional.empty(), ofRule, OptionalInt.empty(), OptionalInt.empty());
        Identity identity = new Identity("alice", Groups.NONE, NOW, ofProof.map(NOW::plus));
        return Lifetimes.of(obligations, identity, NOW);
    }
}
