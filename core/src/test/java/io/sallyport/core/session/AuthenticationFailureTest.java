package io.sallyport.core.session;

import static io.sallyport.core.testing.FakeExchange.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.Octets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a method's plugin does, nobody passes whom it did not accept, and no session stays behind. */
class AuthenticationFailureTest {
    private static final String REFUSAL_REPLY = "FF";

    private final SessionFixture fixture = new SessionFixture();
    private final CompletableFuture<AuthenticationStep> pending = new CompletableFuture<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesWhereTheStageFails() {
        fixture.exchange.answers(message -> CompletableFuture.failedFuture(new IllegalStateException("test")));

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertRefused("authentication-error");
    }

    @Test
    void refusesWhereTheStageAnswersNull() {
        fixture.exchange.answers(message -> completed(null));

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertRefused("authentication-error");
    }

    @Test
    void refusesWhereThereIsNoStage() {
        fixture.exchange.answers(message -> null);

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertRefused("authentication-error");
    }

    @Test
    void refusesWhereTheExchangeThrows() {
        fixture.exchange.answers(message -> {
            throw new IllegalStateException("test");
        });

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertRefused("authentication-error");
    }

    @Test
    void refusesWhereThePluginLacksAClass() {
        fixture.exchange.answers(message -> {
            throw new NoClassDefFoundError("test");
        });

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertRefused("authentication-error");
    }

    @Test
    void refusesAsOverloadedWhereTheExecutorIsFull() {
        fixture.exchange.answers(message ->
                CompletableFuture.failedFuture(new CompletionException(new RejectedExecutionException("test"))));

        fixture.selected().receive(SessionFixture.MESSAGE);

        assertRefused("authentication-overloaded");
    }

    @Test
    void refusesAMalformedMessageForTheReasonOfTheMethod() {
        fixture.exchange.answers(message ->
                CompletableFuture.failedFuture(new MalformedMessageException(ReasonCode.of("malformed-by-test"))));

        fixture.selected().receive(SessionFixture.MESSAGE);

        assertRefused("malformed-by-test");
    }

    @Test
    void closesWhereNoMessageBeginsLikeThat() {
        fixture.exchange.measures(received -> {
            if (received.hasRemaining()) {
                throw new MalformedMessageException(ReasonCode.of("malformed-by-test"));
            }
            return FakeExchange.UNKNOWN;
        });

        fixture.selected().receive("00");

        assertThat(fixture.records.reasons()).containsExactly("malformed-by-test");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, Integer.MIN_VALUE, SessionSettings.MAX_MESSAGE_LENGTH + 1, Integer.MAX_VALUE})
    void closesWhereAMessageHasALengthThatNoneMayHave(int length) {
        fixture.exchange.measures(received -> received.hasRemaining() ? length : FakeExchange.UNKNOWN);

        fixture.selected().receive("61");

        assertThat(fixture.records.reasons()).containsExactly("authentication-message-too-long");
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.exchange.messages()).isEmpty();
    }

    @Test
    void takesTheLongestMessageThatThereMayBe() {
        fixture.exchange.measures(received -> SessionSettings.MAX_MESSAGE_LENGTH);
        fixture.selected().client.receive(new byte[SessionSettings.MAX_MESSAGE_LENGTH - 1]);

        fixture.receive("61");

        assertThat(fixture.exchange.messages()).hasSize(1);
    }

    @Test
    void closesWhereALengthStaysUnknownForEver() {
        fixture.exchange.measures(received -> FakeExchange.UNKNOWN);
        fixture.selected().client.receive(new byte[SessionSettings.MAX_MESSAGE_LENGTH]);
        assertThat(fixture.records.closed()).isEmpty();

        fixture.receive("61");

        assertThat(fixture.records.reasons()).containsExactly("authentication-message-too-long");
    }

    @Test
    void closesWhereMeasuringThrows() {
        fixture.exchange.measures(received -> {
            throw new IllegalStateException("test");
        });

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.records.reasons()).containsExactly("internal-error");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void takesAsManyMessagesAsAnExchangeMayHave() {
        fixture.exchange.answers(message -> completed(FakeExchange.goOn()));

        fixture.selected().receive(Octets.repeated(0, SessionSettings.MAX_ROUNDS));

        assertThat(fixture.records.closed()).isEmpty();
    }

    @Test
    void refusesOneMessageMoreThanAnExchangeMayHave() {
        fixture.exchange.answers(message -> completed(FakeExchange.goOn()));
        fixture.selected()
                .receive(Octets.repeated(0, SessionSettings.MAX_ROUNDS))
                .client
                .sent();

        fixture.receive("00");

        assertRefused("authentication-too-many-rounds");
        assertThat(fixture.exchange.messages()).hasSize(SessionSettings.MAX_ROUNDS);
    }

    @Test
    void closesWhenAnAnswerNeverComes() {
        fixture.exchange.answers(message -> pending);
        fixture.selected().receive("00");

        fixture.client.advance(SessionFixture.NEGOTIATION);

        assertThat(fixture.records.reasons()).containsExactly("negotiation-timed-out");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void aClientThatDripsOctetsDoesNotPutOffTheDeadline() {
        fixture.open();

        for (byte octet : Octets.of(SessionFixture.GREETING, "FF 01 02 03")) {
            fixture.client.advance(Duration.ofSeconds(4));
            fixture.client.receive(octet);
        }
        fixture.client.advance(Duration.ofSeconds(2));

        assertThat(fixture.records.reasons()).containsExactly("negotiation-timed-out");
    }

    @Test
    void closesWhereTheMethodBeginsNoExchange() {
        fixture.method("fake", 0x80, () -> null);

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.records.reasons()).containsExactly("internal-error");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void closesWhereTheMethodFailsToBegin() {
        fixture.method("fake", 0x80, () -> {
            throw new IllegalStateException("test");
        });

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.records.reasons()).containsExactly("internal-error");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void refusesWhereTheExchangeStartsWithNull() {
        fixture.exchange.starts(() -> null);

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 80 FF");
        assertThat(fixture.records.reasons()).containsExactly("authentication-error");
    }

    @Test
    void refusesWhereTheExchangeFailsToStart() {
        fixture.exchange.starts(() -> {
            throw new IllegalStateException("test");
        });

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.records.closed()).hasSize(1);
        assertThat(fixture.exchange.isClosed()).isTrue();
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void closesTheConnectionEvenWhereTheExchangeFailsToClose() {
        fixture.exchange.onClose(() -> {
            throw new IllegalStateException("test");
        });

        fixture.selected().client.advance(SessionFixture.NEGOTIATION);

        assertThat(fixture.records.reasons()).containsExactly("negotiation-timed-out");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void acceptsNobodyWhereTheExchangeFailsToClose() {
        fixture.exchange.onClose(() -> {
            throw new IllegalStateException("test");
        });

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertThat(fixture.records.closed()).hasSize(1);
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.policy.asked()).isEmpty();
    }

    private void assertRefused(String reason) {
        assertThat(fixture.client.sent()).isEqualTo(REFUSAL_REPLY);
        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(fixture.exchange.isClosed()).isTrue();
        assertThat(fixture.exchange.kept())
                .allMatch(octets -> octets.replace("00", "").isBlank());
        assertThat(fixture.policy.asked()).isEmpty();
    }
}
