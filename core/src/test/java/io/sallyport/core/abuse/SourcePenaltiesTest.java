package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SourcePenaltiesTest {
    private static final InetAddress BAD = address("198.51.100.7");
    private static final InetAddress GOOD = address("198.51.100.8");
    private static final int SIZE = 32 * 8;

    private final Nanos time = new Nanos();
    private final SourcePenalties penalties = penalties(List.of(new Network(address("203.0.113.0"), 24)));

    private SourcePenalties penalties(List<Network> exempt) {
        Map<Offence, Duration> each = Map.of(
                Offence.FAILED_AUTHENTICATION, Duration.ofSeconds(5), Offence.NO_AUTHENTICATION, Duration.ofSeconds(1));
        AbuseSettings off = AbuseSettings.OFF;
        AbuseSettings.Penalties costs =
                new AbuseSettings.Penalties(each, Duration.ofSeconds(15), Duration.ofMinutes(1), exempt);
        return new SourcePenalties(new AbuseSettings(off.halfOpen(), costs, off.lockout(), SIZE), time);
    }

    private void fail(InetAddress source, int times) {
        for (int i = 0; i < times; i++) {
            penalties.add(source, Offence.FAILED_AUTHENTICATION);
        }
    }

    private void pass(int seconds) {
        time.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void forgivesWhatStaysBelowTheLeast() {
        fail(BAD, 3);

        assertThat(penalties.refusal(BAD)).isEmpty();
    }

    @Test
    void refusesASourceThatOwesMore() {
        fail(BAD, 4);

        assertThat(penalties.refusal(BAD)).contains(SourcePenalties.PENALISED);
        assertThat(penalties.refusal(GOOD)).isEmpty();
    }

    @Test
    void refusesUntilAllIsPaidAndNotOnlyWhatIsBeyondTheLeast() {
        fail(BAD, 4);

        pass(19);
        assertThat(penalties.refusal(BAD)).isPresent();
        pass(1);
        assertThat(penalties.refusal(BAD)).isEmpty();
    }

    @Test
    void refusesForTheMostAtMost() {
        fail(BAD, 10_000);

        pass(59);
        assertThat(penalties.refusal(BAD)).isPresent();
        pass(1);
        assertThat(penalties.refusal(BAD)).isEmpty();
    }

    @Test
    void neverRefusesOneThatComesAndGoesSlowlyAsAHealthCheckDoes() {
        for (int i = 0; i < 1000; i++) {
            penalties.add(BAD, Offence.NO_AUTHENTICATION);
            pass(2);
        }

        assertThat(penalties.refusal(BAD)).isEmpty();
        assertThat(penalties.known()).isLessThanOrEqualTo(1);
    }

    @Test
    void beginsAnewAfterwards() {
        fail(BAD, 4);
        pass(20);

        fail(BAD, 3);

        assertThat(penalties.refusal(BAD)).isEmpty();
    }

    @Test
    void anOffenceWithoutACostCostsNothing() {
        for (int i = 0; i < 100; i++) {
            penalties.add(BAD, Offence.MALFORMED);
        }

        assertThat(penalties.known()).isZero();
    }

    @Test
    void countsNothingOfExemptNetworks() {
        fail(address("203.0.113.5"), 100);

        assertThat(penalties.refusal(address("203.0.113.5"))).isEmpty();
        assertThat(penalties.known()).isZero();
    }

    @Test
    void countsAnIpv6NetworkOf64BitsAsOne() {
        fail(address("2001:db8::1"), 2);
        fail(address("2001:db8::2"), 2);

        assertThat(penalties.refusal(address("2001:db8::3"))).isPresent();
        assertThat(penalties.refusal(address("2001:db8:0:1::3"))).isEmpty();
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 100_000; i++) {
            penalties.add(address("2001:db8:%x:%x::1".formatted(i >>> 8, i & 0xFF)), Offence.NO_AUTHENTICATION);
            penalties.add(address("10.%d.%d.1".formatted(i >>> 8 & 0xFF, i & 0xFF)), Offence.NO_AUTHENTICATION);
        }

        assertThat(penalties.known()).isLessThanOrEqualTo(SIZE);
    }

    @Test
    void whoHasAWholeAllocationDisplacesNobodyWithAGreaterDebt() {
        InetAddress neighbour = address("2001:db8:ffff::1");
        fail(neighbour, 4);

        for (int i = 0; i < 10_000; i++) {
            penalties.add(address("2001:db8:%x:%x::1".formatted(i >>> 8, i & 0xFF)), Offence.NO_AUTHENTICATION);
        }

        assertThat(penalties.refusal(neighbour)).isPresent();
    }

    /** Sixteen allocations beside the attacker's: of most of them nothing is displaced, however much he owes. */
    @Test
    void whoHasAWholeAllocationDisplacesHardlyAnybodyOfAnother() {
        for (int other = 0; other < 16; other++) {
            fail(address("3fff:%x::1".formatted(other)), 4);
        }

        for (int i = 0; i < 1000; i++) {
            fail(address("2001:db8:%x::1".formatted(i)), 20);
        }

        int left = 0;
        for (int other = 0; other < 16; other++) {
            left += penalties.refusal(address("3fff:%x::1".formatted(other))).isPresent() ? 1 : 0;
        }
        assertThat(left).isGreaterThanOrEqualTo(8);
    }

    @Test
    void forgivesASourceWhenTold() {
        fail(BAD, 4);
        fail(GOOD, 4);
        Source bad = Source.of(BAD);

        assertThat(penalties.bars(bad::equals))
                .containsExactly(new Bar(Bar.Kind.SOURCE, bad, "", Duration.ofSeconds(20)));
        assertThat(penalties.forgive(bad::equals)).isEqualTo(1);

        assertThat(penalties.refusal(BAD)).isEmpty();
        assertThat(penalties.refusal(GOOD)).isPresent();
        assertThat(penalties.forgive(bad::equals)).isZero();
        fail(BAD, 3);
        assertThat(penalties.refusal(BAD)).isEmpty();
        fail(BAD, 1);
        assertThat(penalties.refusal(BAD)).isPresent();
        assertThat(penalties.forgive(any -> true)).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void nobodyWaitsWhileSourcesAreChosen() {
        fail(BAD, 4);

        assertThat(penalties.bars(any -> CompletableFuture.supplyAsync(() -> penalties.refusal(BAD))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .isPresent()))
                .hasSize(1);
    }

    @Test
    void forgivesNothingOfWhoIsNotRefused() {
        fail(BAD, 3);

        assertThat(penalties.forgive(any -> true)).isZero();
        fail(BAD, 1);
        assertThat(penalties.refusal(BAD)).isPresent();
    }
}
