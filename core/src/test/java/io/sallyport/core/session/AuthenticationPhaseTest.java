package io.sallyport.core.session;

import static io.sallyport.core.testing.FakeExchange.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.Octets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationPhaseTest {
    private final SessionFixture fixture = new SessionFixture();
    private final CompletableFuture<AuthenticationStep> pending = new CompletableFuture<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void givesTheExchangeWholeMessages() {
        fixture.exchange.answers(message -> completed(FakeExchange.goOn()));
        fixture.selected();

        for (byte octet : Octets.of("02 61 62 00 03 01 02 03")) {
            fixture.client.receive(octet);
        }

        assertThat(fixture.exchange.messages()).containsExactly("02 61 62", "00", "03 01 02 03");
    }

    @Test
    void sendsTheReplyOfEachStep() {
        fixture.exchange.answers(
                message -> completed(message.equals("00") ? FakeExchange.accepted() : FakeExchange.goOn()));

        fixture.selected().receive("01 61 00");

        assertThat(fixture.client.sent()).isEqualTo("CC AA");
    }

    @Test
    void sendsTheReplyOfARefusalAndNothingAfter() {
        fixture.exchange.answers(message -> completed(FakeExchange.refused()));

        fixture.selected().receive("00", SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo("EE");
        assertThat(fixture.records.reasons()).containsExactly("refused-by-test");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void startMayRefuse() {
        fixture.exchange.starts(FakeExchange::refused);

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 80 EE");
        assertThat(fixture.records.reasons()).containsExactly("refused-by-test");
    }

    @Test
    void startMaySpeakFirst() {
        fixture.exchange.starts(FakeExchange::goOn);

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 80 CC");
    }

    @Test
    void startMayAccept() {
        fixture.exchange.starts(FakeExchange::accepted);

        fixture.open().receive(SessionFixture.GREETING, SessionFixture.CONNECT_IPV4);

        assertThat(fixture.dialer.dialed()).hasSize(1);
    }

    @Test
    void takesNothingWhileAnAnswerIsPending() {
        fixture.exchange.answers(message -> pending);

        fixture.selected().receive("00 00 00");

        assertThat(fixture.exchange.messages()).hasSize(1);
    }

    @Test
    void goesOnWithWhatWasSentAheadWhenTheAnswerComes() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive("00", SessionFixture.CONNECT_IPV4);

        pending.complete(FakeExchange.accepted());

        assertThat(fixture.client.sent()).isEqualTo("AA");
        assertThat(fixture.dialer.dialed()).hasSize(1);
    }

    @Test
    void stopsReadingWhenAClientSendsTooMuchAhead() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive("00");
        int reads = fixture.client.reads();

        fixture.client.receive(new byte[SessionSettings.MAX_SENT_AHEAD]);

        assertThat(fixture.client.reads()).isEqualTo(reads);
    }

    @Test
    void keepsTheMessageWhileTheAnswerIsPending() {
        fixture.exchange.answers(message -> pending);

        fixture.selected().receive(SessionFixture.MESSAGE);

        assertThat(fixture.exchange.kept()).containsExactly(SessionFixture.MESSAGE);
    }

    @Test
    void wipesTheMessageWhenTheAnswerIsThere() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive(SessionFixture.MESSAGE);

        pending.complete(FakeExchange.goOn());

        assertThat(fixture.exchange.kept()).containsExactly("00 00 00");
    }

    @Test
    void wipesTheMessageWhenTheAnswerComesTooLate() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive(SessionFixture.MESSAGE).client.close();

        pending.complete(FakeExchange.accepted());

        assertThat(fixture.exchange.kept()).containsExactly("00 00 00");
    }

    @Test
    void aLateAcceptanceChangesNothing() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive("00", SessionFixture.CONNECT_IPV4).client.close();

        pending.complete(FakeExchange.accepted());

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void closesTheExchangeOfAnAcceptedClient() {
        fixture.authenticated();

        assertThat(fixture.exchange.isClosed()).isTrue();
    }

    @Test
    void closesTheExchangeWhenTheClientLeavesWhileAnAnswerIsPending() {
        fixture.exchange.answers(message -> pending);

        fixture.selected().receive("00").client.close();

        assertThat(fixture.exchange.isClosed()).isTrue();
    }

    @Test
    void recordsWhoWasAcceptedAndHow() {
        fixture.authenticated().client.close();

        assertThat(fixture.records.closed().get(0).proof()).hasValueSatisfying(proof -> {
            assertThat(proof.method()).isEqualTo("fake");
            assertThat(proof.identity()).isEqualTo(FakeExchange.ALICE);
        });
    }
}
