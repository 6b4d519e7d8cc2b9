package io.sallyport.core.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.DatagramObligations;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void letsASecondsWorthThroughAtOnce() {
        RateLimit limit = new RateLimit(3, 0);
        assertThat(limit.take(1, 0)).isTrue();
        assertThat(limit.take(1, 0)).isTrue();
        assertThat(limit.take(1, 0)).isTrue();
        assertThat(limit.take(1, 0)).isFalse();
    }

    @Test
    void letsNoMoreThanTheRateThroughInTheEnd() {
        RateLimit limit = new RateLimit(100, -SECOND);
        int passed = 0;
        for (long now = 0; now < 10 * SECOND; now += SECOND / 1000) {
            passed += limit.take(1, now) ? 1 : 0;
        }
        assertThat(passed).isBetween(1090, 1101);
    }

    @Test
    void letsADatagramThroughThatIsLongerThanASecondsWorthAndThenNoneUntilItIsPaid() {
        RateLimit limit = new RateLimit(100, 0);
        assertThat(limit.take(300, 0)).isTrue();
        assertThat(limit.take(1, 2 * SECOND)).isFalse();
        assertThat(limit.take(1, 2 * SECOND + 1)).isTrue();
    }

    @Test
    void isNotConfusedByAClockThatBeginsAnywhere() {
        RateLimit limit = new RateLimit(1, Long.MAX_VALUE);
        assertThat(limit.take(1, Long.MAX_VALUE)).isTrue();
        assertThat(limit.take(1, Long.MAX_VALUE + SECOND / 2)).isTrue();
        assertThat(limit.take(1, Long.MAX_VALUE + SECOND / 2)).isFalse();
    }

    @Test
    void isSharedByTheAssociationsOfOneIdentityUnderOneRule() {
        RateLimits limits = new RateLimits();
        RateLimits.Share one = limits.join("rule", "alice", datagrams(2), 0);
        RateLimits.Share other = limits.join("rule", "alice", datagrams(2), 0);
        RateLimits.Share bob = limits.join("rule", "bob", datagrams(2), 0);
        assertThat(one.take(1, 0)).isTrue();
        assertThat(other.take(1, 0)).isTrue();
        assertThat(one.take(1, 0)).isFalse();
        assertThat(bob.take(1, 0)).isTrue();
    }

    @Test
    void isForgottenWithTheLastThatUsesIt() {
        RateLimits limits = new RateLimits();
        RateLimits.Share one = limits.join("rule", "alice", datagrams(2), 0);
        RateLimits.Share other = limits.join("rule", "alice", datagrams(2), 0);
        one.close();
        assertThat(limits.tracked()).isEqualTo(1);
        other.close();
        assertThat(limits.tracked()).isZero();
    }

    @Test
    void whatOneRateRefusesTheOtherIsNotChargedFor() {
        RateLimits.Share share = new RateLimits()
                .join(
                        "rule",
                        "alice",
                        new DatagramObligations(
                                OptionalInt.of(2), OptionalLong.of(10), OptionalLong.empty(), false, false),
                        0);
        assertThat(share.take(11, 0)).isTrue();
        assertThat(share.take(1, 0)).isFalse();
        assertThat(share.take(1, 0)).isFalse();
        assertThat(share.take(1, SECOND * 11 / 100)).isTrue();
        assertThat(share.take(1, SECOND * 22 / 100)).isTrue();
    }

    private static DatagramObligations datagrams(int perSecond) {
        return new DatagramObligations(
                OptionalInt.of(perSecond), OptionalLong.empty(), OptionalLong.empty(), false, false);
    }
}
