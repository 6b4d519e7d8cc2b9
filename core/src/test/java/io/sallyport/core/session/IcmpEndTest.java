package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a ping, and what the client still gets then. */
class IcmpEndTest {
    private static final String PING = SessionFixture.PING_IPV4;
    private static final String PING_NAME = "05 80 00 03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D 00 00";
    private static final String SUCCEEDED = "05 00 00 01 00 00 00 00 00 00";

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void deliversTheLastLineBeforeTheEnd() {
        fixture.probing().programs.last();
        fixture.client.stall(true);
        fixture.programs.write("last\n");
        fixture.programs.exit(0);
        assertThat(fixture.client.isOutputShutdown()).isFalse();
        assertThat(fixture.records.closed()).isEmpty();

        fixture.client.stall(false);
        fixture.programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(text("last\n"));
        assertThat(fixture.client.isOutputShutdown()).isTrue();
        assertThat(fixture.client.isOpen()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("completed");
    }

    @Test
    void closesWhenTheClientDoesNot() {
        fixture.probing().programs.exit(0);

        fixture.client.advance(SessionFixture.CLOSE_AFTER_REFUSAL);

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void anOctetOfTheClientEndsIt() {
        fixture.probing();

        fixture.receive("03").programs.settle();

        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.client.isOutputShutdown()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("ended-by-client");
    }

    @Test
    void anOctetSentAheadEndsItAfterTheReply() {
        fixture.requested(PING, "00").programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(SUCCEEDED);
        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("ended-by-client");
    }

    @Test
    void theEndOfTheClientsInputEndsIt() {
        fixture.probing().client.receiveEnd();
        fixture.programs.settle();

        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("ended-by-client");
    }

    @Test
    void aClientThatLeavesBeforeItsProgramRunsLeavesNoneBehind() {
        fixture.requested(PING).client.close();

        fixture.programs.settle();

        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.programsLeft()).isZero();
        assertThat(fixture.records.reasons()).containsExactly("client-left");
    }

    @Test
    void startsNothingThatStaysForAClientThatHasEndedItsInput() {
        fixture.requested(PING_NAME).client.receiveEnd();

        fixture.resolver.answer(address("192.0.2.1"));
        fixture.programs.settle();

        assertThat(fixture.programsLeft()).isZero();
        assertThat(fixture.records.reasons()).containsExactly("client-left");
    }

    @Test
    void endsAtTheDeadline() {
        fixture.probing();
        fixture.client.advance(SessionFixture.PROGRAM.minusMillis(1));
        fixture.programs.write("late\n");

        fixture.client.advance(Duration.ofMillis(1));
        fixture.programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(text("late\n"));
        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("program-timed-out");
    }

    @Test
    void endsWithTheLifetimeThatTheRuleGives() {
        Obligations life = new Obligations(
                Optional.empty(), Optional.of(Duration.ofSeconds(3)), OptionalInt.empty(), OptionalInt.empty());
        fixture.policy.decides(request -> FakePolicy.permit(request, life));
        fixture.probing();

        fixture.client.advance(Duration.ofSeconds(3));

        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void aClientThatTakesNothingIsLeftAtTheDeadline() {
        fixture.probing().client.stall(true);
        fixture.programs.write("one\ntwo\n");

        fixture.client.advance(SessionFixture.PROGRAM.plus(SessionFixture.CLOSE_AFTER_REFUSAL));
        fixture.programs.settle();

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.programsLeft()).isZero();
        assertThat(fixture.records.reasons()).containsExactly("program-timed-out");
    }

    @Test
    void endsAProgramThatWritesTooMuch() {
        fixture.probing();

        fixture.programs.write(("x".repeat(99) + "\n").repeat(3000));

        assertThat(fixture.records.reasons()).containsExactly("program-output-too-long");
        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(outcome().traffic().toClient()).isBetween(250_000L, 262_144L);
    }

    @Test
    void endsAProgramThatWritesOneLineWithoutAnEnd() {
        fixture.probing();

        fixture.programs.write("x".repeat(300_000));

        assertThat(fixture.records.reasons()).containsExactly("program-output-too-long");
        assertThat(fixture.client.sent()).isEmpty();
    }

    @Test
    void stopsWithTheGatewayByAReset() {
        fixture.probing();

        fixture.session().stop();
        fixture.programs.settle();

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("gateway-stopped");
    }

    @ParameterizedTest
    @CsvSource({"0, completed", "1, completed", "2, program-failed", "139, program-failed"})
    void saysWhatBecameOfTheProgram(int status, String reason) {
        fixture.probing().programs.exit(status);

        assertThat(fixture.records.reasons()).containsExactly(reason);
    }

    @Test
    void aProgramThatCannotBeReadOnIsTheEnd() {
        fixture.probing().client.stall(true);
        fixture.programs.write("one\n");
        fixture.programs.refuseWork();

        fixture.client.stall(false);

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.programs.last().isKilled()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("internal-error");
    }

    @Test
    void endsWhatRunsWhenAllIsClosed() {
        fixture.probing().probes.close();

        assertThat(fixture.programs.last().isKilled()).isTrue();
    }

    private Outcome outcome() {
        return fixture.records.closed().get(0).outcome();
    }

    private static String text(String text) {
        return Octets.text(text);
    }
}
