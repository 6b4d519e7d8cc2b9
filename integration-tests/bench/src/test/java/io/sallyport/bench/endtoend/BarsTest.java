package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static Bar bar(Results results, String what) {
        return new Bars(results)
                .all().stream()
                        .filter(bar -> bar.what().startsWith(what))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void compareWithDante() {
        Results results = Some.results(
                Some.of(Scenarios.DOWN_1, Contestants.PLAIN, "cpu_s_gib", 0.5),
                Some.of(Scenarios.DOWN_1, Contestants.DANTE, "cpu_s_gib", 1.0),
                Some.of(Scenarios.UDP, Contestants.PLAIN, "dgram_s", 30_000),
                Some.of(Scenarios.UDP, Contestants.DANTE, "dgram_s", 20_000));

        assertThat(bar(results, Scenarios.DOWN_1).verdict()).isEqualTo("met");
        assertThat(bar(results, "datagrams per second").verdict()).isEqualTo("**not met**");
        assertThat(bar(results, "datagrams per second").measured()).hasValue(1.5);
    }

    @Test
    void areNotMetByWhatWasNotMeasured() {
        assertThat(new Bars(Some.results()).all()).allSatisfy(bar -> {
            assertThat(bar.measured()).isEmpty();
            assertThat(bar.verdict()).isEqualTo("not measured");
        });
    }

    @Test
    void takeTheSlopeBetweenFewAndManySessions() {
        Results results = Some.results(
                Some.of(Scenarios.IDLE_FEW, Contestants.ALONE, "alive", 1_000, "pss_peak_kib", 100_000),
                Some.of(Scenarios.IDLE_MANY, Contestants.ALONE, "alive", 11_000, "pss_peak_kib", 150_000));

        assertThat(new Bars(results).slope()).hasValue(5);
    }

    @Test
    void sayTheirAimWithItsUnit() {
        assertThat(Bar.atMost("start", 0.6, " s", OptionalDouble.of(0.6)).aim()).isEqualTo("≤ 0.60 s");
        assertThat(Bar.atMost("start", 0.6, " s", OptionalDouble.of(0.6)).verdict())
                .isEqualTo("met");
        assertThat(Bar.atLeast("rate", 2, OptionalDouble.of(1.99)).verdict()).isEqualTo("**not met**");
    }
}
