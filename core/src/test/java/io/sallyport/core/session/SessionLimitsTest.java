package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.session.SessionLimits.Lease;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {
    private static final Identity ALICE = Identity.of("alice", Groups.NONE, Instant.EPOCH);
    private static final Identity BOB = Identity.of("bob", Groups.NONE, Instant.EPOCH);
    private static final OptionalInt NO_LIMIT = OptionalInt.empty();

    private final SessionLimits limits = new SessionLimits();

    @Test
    void givesAsManyPlacesToAnIdentityAsARuleSays() {
        Permit two = permit("rule", OptionalInt.of(2), NO_LIMIT);

        assertThat(limits.acquire(two, ALICE)).isPresent();
        assertThat(limits.acquire(two, ALICE)).isPresent();
        assertThat(limits.acquire(two, ALICE)).isEmpty();
    }

    @Test
    void countsEachIdentityForItself() {
        Permit one = permit("rule", OptionalInt.of(1), NO_LIMIT);
        limits.acquire(one, ALICE);

        assertThat(limits.acquire(one, BOB)).isPresent();
    }

    @Test
    void givesAsManyPlacesToAllIdentitiesAsARuleSays() {
        Permit one = permit("rule", NO_LIMIT, OptionalInt.of(1));
        limits.acquire(one, ALICE);

        assertThat(limits.acquire(one, BOB)).isEmpty();
    }

    @Test
    void countsEachRuleForItself() {
        limits.acquire(permit("one", OptionalInt.of(1), OptionalInt.of(1)), ALICE);

        assertThat(limits.acquire(permit("other", OptionalInt.of(1), OptionalInt.of(1)), ALICE))
                .isPresent();
    }

    @Test
    void takesAReleasedPlaceAgain() {
        Permit one = permit("rule", OptionalInt.of(1), OptionalInt.of(1));
        limits.acquire(one, ALICE).ifPresent(Lease::release);

        assertThat(limits.acquire(one, ALICE)).isPresent();
    }

    @Test
    void keepsNoPlaceUnderTheRuleForAnIdentityThatHasNone() {
        Permit both = permit("rule", OptionalInt.of(1), OptionalInt.of(2));
        limits.acquire(both, ALICE);
        limits.acquire(both, ALICE);

        assertThat(limits.acquire(both, BOB)).isPresent();
    }

    @Test
    void noPlaceIsNone() {
        assertThat(limits.acquire(permit("rule", OptionalInt.of(0), NO_LIMIT), ALICE))
                .isEmpty();
    }

    @Test
    void remembersNothingOfWhoIsGone() {
        limits.acquire(permit("rule", OptionalInt.of(5), OptionalInt.of(5)), ALICE)
                .ifPresent(Lease::release);

        assertThat(limits.tracked()).isZero();
    }

    @Test
    void countsNothingThatHasNoLimit() {
        limits.acquire(permit("rule", NO_LIMIT, NO_LIMIT), ALICE);

        assertThat(limits.tracked()).isZero();
    }

    private static Permit permit(String rule, OptionalInt perIdentity, OptionalInt perRule) {
        return new Permit(
                new Ruling(rule, "1", Phase.REQUEST),
                new Obligations(Optional.empty(), Optional.empty(), perIdentity, perRule));
    }
}
