package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.icmp.Probes;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that do not start, and how many there may be. */
class IcmpPlacesTest {
    private static final String PING = SessionFixture.PING_IPV4;

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 9, too-many-programs", "9, 0, too-many-programs-for-source"})
    void runsNoMoreProgramsThanThereMayBe(int total, int perSource, String reason) {
        fixture.programs(total, perSource).requested(PING).programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(fixture.programs.started()).isEmpty();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void givesItsPlaceBack() {
        fixture.probing();
        assertThat(fixture.probes.count()).isEqualTo(1);

        fixture.programs.exit(0);
        fixture.programs.settle();

        assertThat(fixture.programsLeft()).isZero();
    }

    @Test
    void keepsItsPlaceWhileSomethingHasItsOutput() {
        fixture.probing().programs.last().outlived(true);

        fixture.receive("03").programs.settle();
        assertThat(fixture.records.reasons()).containsExactly("ended-by-client");
        assertThat(fixture.programsLeft()).isEqualTo(1);
        fixture.programs.last().outlived(false);
        fixture.programs.settle();

        assertThat(fixture.programsLeft()).isZero();
    }

    @Test
    void refusesIfTheProgramCannotBeStarted() {
        fixture.programs.failWith(new IOException("test"));

        fixture.requested(PING).programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("program-not-started");
        assertThat(fixture.programsLeft()).isZero();
    }

    @Test
    void refusesIfTheProgramDoesNotStartInTime() {
        fixture.requested(PING).client.advance(SessionSettings.PROGRAM_START);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("program-start-timed-out");
        fixture.programs.settle();
        assertThat(fixture.programs.last().isKilled()).isTrue();
    }

    @Test
    void aPlaceIsTakenForASecondAtLeast() {
        fixture.probing().programs.exit(0);
        fixture.client.advance(Probes.LEAST.minusMillis(1));
        assertThat(fixture.probes.count()).isEqualTo(1);

        fixture.client.advance(Duration.ofMillis(1));

        assertThat(fixture.probes.count()).isZero();
    }

    @Test
    void soIsThatOfAProgramThatCannotBeStarted() {
        fixture.programs.failWith(new IOException("test"));
        fixture.requested(PING).programs.settle();
        assertThat(fixture.probes.count()).isEqualTo(1);

        fixture.client.advance(Probes.LEAST);

        assertThat(fixture.probes.count()).isZero();
    }

    private static String refusal(String code) {
        return "05 " + code + " 00 01 00 00 00 00 00 00";
    }
}
