package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakeExchange;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final InetSocketAddress FIRST = socket("192.0.2.1", 443);
    private static final InetSocketAddress SECOND = socket("192.0.2.2", 443);

    private final SessionLimits limits = new SessionLimits();

    @Test
    void severalAddressesUnderOneRuleTakeOnePlace() {
        assertThat(acquire("rule", "rule").addresses()).containsExactly(FIRST, SECOND);
    }

    @Test
    void leavesOutAnAddressWhoseRuleHasNoPlace() {
        acquire("one", "one");

        assertThat(acquire("one", "other").addresses()).containsExactly(SECOND);
    }

    @Test
    void isEmptyWhereNoRuleHasAPlace() {
        acquire("rule", "rule");

        assertThat(acquire("rule", "rule").isEmpty()).isTrue();
    }

    @Test
    void givesBackThePlacesOfRulesThatWereNotConnectedUnder() {
        Candidates candidates = acquire("one", "other");

        candidates.settle(SECOND);

        assertThat(acquire("one", "other").addresses()).containsExactly(FIRST);
    }

    @Test
    void givesBackEveryPlaceAtTheEnd() {
        Candidates candidates = acquire("one", "other");
        candidates.settle(FIRST);

        candidates.release();

        assertThat(limits.tracked()).isZero();
    }

    @Test
    void givesBackEveryPlaceOnce() {
        Candidates candidates = acquire("rule", "rule");
        candidates.release();
        Candidates next = acquire("rule", "rule");

        candidates.release();

        assertThat(next.isEmpty()).isFalse();
        assertThat(limits.tracked()).isPositive();
    }

    @Test
    void knowsNoPermissionOfAnotherAddress() {
        assertThat(acquire("rule", "rule").settle(socket("192.0.2.1", 80))).isEmpty();
    }

    private Candidates acquire(String firstRule, String secondRule) {
        Map<InetSocketAddress, Permit> permits = new LinkedHashMap<>();
        permits.put(FIRST, permit(firstRule));
        permits.put(SECOND, permit(secondRule));
        return Candidates.acquire(permits, FakeExchange.ALICE, limits);
    }

    private static Permit permit(String rule) {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(1));
        return new Permit(new Ruling(rule, "1", Phase.REQUEST), one);
    }
}
