package io.sallyport.core.session;

import static io.sallyport.core.testing.FakeExchange.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.abuse.Offence;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.testing.FakeExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts against a client's source, and what does not. */
class OffencesTest extends WatchedSession {
    private static final String METHOD_NOBODY_OFFERS = "05 01 09";

    @Test
    void aRefusalForWhatTheClientBroughtIsAFailedAuthentication() {
        fixture.exchange.answers(message -> completed(FakeExchange.refused()));

        watching(Offence.FAILED_AUTHENTICATION).selected().receive(SessionFixture.MESSAGE);

        assertThat(counted()).isTrue();
    }

    @Test
    void aRefusalForTheGatewaysReasonsIsNone() {
        fixture.exchange.answers(message -> completed(new AuthenticationStep.Refused(
                FakeExchange.reply("EE"), ReasonCode.of("directory-down"), Fault.GATEWAY)));

        watching(Offence.FAILED_AUTHENTICATION).selected().receive(SessionFixture.MESSAGE);

        assertThat(fixture.records.reasons()).containsExactly("directory-down");
        assertThat(counted()).isFalse();
    }

    /** To guess and to reset the connection at once must not be to guess for nothing. */
    @Test
    void aRefusalCountsAfterTheClientHasLeft() {
        CompletableFuture<AuthenticationStep> verdict = new CompletableFuture<>();
        fixture.exchange.answers(message -> verdict);
        watching(Offence.FAILED_AUTHENTICATION).selected().receive(SessionFixture.MESSAGE);
        fixture.client.receiveReset();
        assertThat(counted()).isFalse();

        verdict.complete(FakeExchange.refused());

        assertThat(counted()).isTrue();
        assertThat(fixture.records.reasons()).containsExactly("client-left");
    }

    @Test
    void aRefusalForTheGatewaysReasonsIsNoneAfterTheClientHasLeft() {
        CompletableFuture<AuthenticationStep> verdict = new CompletableFuture<>();
        fixture.exchange.answers(message -> verdict);
        watching(Offence.FAILED_AUTHENTICATION).selected().receive(SessionFixture.MESSAGE);
        fixture.client.receiveReset();

        verdict.complete(refused(Fault.GATEWAY));

        assertThat(counted()).isFalse();
    }

    @Test
    void aRefusalThatMayBeEithersFaultIsNoAuthentication() {
        fixture.exchange.answers(message -> completed(refused(Fault.UNKNOWN)));

        watching(Offence.NO_AUTHENTICATION).selected().receive(SessionFixture.MESSAGE);

        assertThat(counted()).isTrue();
    }

    private static AuthenticationStep refused(Fault fault) {
        return new AuthenticationStep.Refused(FakeExchange.reply("EE"), ReasonCode.of("test"), fault);
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatFailsToAnswerIsNoFaultOfTheClients(Offence offence) {
        fixture.exchange.answers(message -> CompletableFuture.failedFuture(new IllegalStateException("test")));

        watching(offence).selected().receive(SessionFixture.MESSAGE);

        assertThat(fixture.records.reasons()).hasSize(1);
        assertThat(counted()).isFalse();
    }

    @Test
    void toFindNothingOfferedIsNoFaultOfTheClients() {
        fixture.policy.offers(() -> new MethodOffer(List.of()));

        watching(Offence.NO_AUTHENTICATION).open().receive(SessionFixture.GREETING);

        assertThat(fixture.records.reasons()).containsExactly("no-acceptable-method");
        assertThat(counted()).isFalse();
    }

    /** TCP cuts where it likes. */
    @ParameterizedTest
    @CsvSource({
        "50, 52 4F 58 59 20 54 43 50 34 20, proxy-header-not-expected, true",
        "50 52 4F 58 59, 20 55 4E 4B 4E 4F 57 4E 0D 0A, proxy-header-not-expected, true",
        "50 52 4F 58 59 20 54 43 50, 34 20, proxy-header-not-expected, true",
        "50 52 4F 58 59 20 54 43 50, 39 20, http-to-socks-listener, false",
        "50, 4F 53 54 20 2F, http-to-socks-listener, false",
    })
    void aProxyHeaderInTwoSegmentsIsOneToo(String first, String second, String reason, boolean counts) {
        watching(Offence.MALFORMED).open().receive(first);
        assertThat(fixture.records.reasons()).isEmpty();

        fixture.receive(second);

        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(counted()).isEqualTo(counts);
    }

    @Test
    void whoBeginsAProxyHeaderAndNoMoreLetsTheDeadlinePass() {
        watching(Offence.DEADLINE_PASSED).open().receive("50 52 4F");

        fixture.client.advance(SessionFixture.NEGOTIATION);

        assertThat(counted()).isTrue();
    }

    /** The gateway has signed: who knows that nothing is offered could have it do so all day. */
    @ParameterizedTest
    @ValueSource(strings = {SessionFixture.GREETING, "04 01 00 50 C0 00 02 01 00"})
    void butAHandshakeBeforeItIsNotForNothing(String greeting) {
        fixture.policy.offers(() -> new MethodOffer(List.of()));
        watching(Offence.REFUSED_HANDSHAKE).open();
        fixture.client
                .pipeline()
                .fireUserEventTriggered(new TlsSession("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of()));

        fixture.receive(greeting);

        assertThat(counted()).isTrue();
    }

    @Test
    void neitherIsAPolicyThatFailsToSayWhatItOffers() {
        fixture.policy.offers(() -> {
            throw new IllegalStateException("test");
        });

        watching(Offence.NO_AUTHENTICATION).open().receive(SessionFixture.GREETING);

        assertThat(counted()).isFalse();
    }

    @Test
    void whoWasThereBeforeItsSourceWasKeptOutMayNotAuthenticate() {
        watching(Offence.MALFORMED).open();
        fixture.abuse.offended(fixture.info(), Offence.MALFORMED);

        fixture.receive(SessionFixture.GREETING);

        assertThat(fixture.records.reasons()).containsExactly("source-penalised");
        assertThat(fixture.client.sent()).isEmpty();
    }

    @Test
    void norMayWhoHadAMethodSelectedBefore() {
        List<String> guesses = new ArrayList<>();
        fixture.exchange.answers(message -> {
            guesses.add("guess");
            return completed(FakeExchange.refused());
        });
        watching(Offence.MALFORMED).selected();
        fixture.abuse.offended(fixture.info(), Offence.MALFORMED);

        fixture.receive(SessionFixture.MESSAGE);

        assertThat(guesses).isEmpty();
        assertThat(fixture.records.reasons()).containsExactly("source-penalised");
        assertThat(fixture.client.sent()).isEmpty();
    }

    @Test
    void toLeaveAtOnceIsNoAuthentication() {
        watching(Offence.NO_AUTHENTICATION).open().client.close();

        assertThat(counted()).isTrue();
    }

    @Test
    void toEndTheInputBeforeAuthenticatingIsNoAuthentication() {
        watching(Offence.NO_AUTHENTICATION).selected().client.receiveEnd();

        assertThat(counted()).isTrue();
    }

    @Test
    void toLeaveWhileTheMethodHasTheWordIsNoOffence() {
        fixture.exchange.answers(message -> new CompletableFuture<>());

        watching(Offence.NO_AUTHENTICATION)
                .selected()
                .receive(SessionFixture.MESSAGE)
                .client
                .close();

        assertThat(counted()).isFalse();
    }

    @Test
    void toLeaveOnceAuthenticatedIsNoOffence() {
        watching(Offence.NO_AUTHENTICATION).authenticated().client.close();

        assertThat(counted()).isFalse();
    }

    @Test
    void toNameNoMethodThatIsOfferedIsNoAuthentication() {
        watching(Offence.NO_AUTHENTICATION).open().receive(METHOD_NOBODY_OFFERS);

        assertThat(counted()).isTrue();
    }

    @Test
    void socks4WhereItCannotPassIsNoAuthentication() {
        watching(Offence.NO_AUTHENTICATION).open().receive("04 01 00 50 C0 00 02 01 00");

        assertThat(counted()).isTrue();
    }

    @Test
    void toLetTheDeadlinePassIsAnOffence() {
        watching(Offence.DEADLINE_PASSED).open().client.advance(SessionFixture.NEGOTIATION);

        assertThat(counted()).isTrue();
    }

    @Test
    void soItIsOnceAuthenticated() {
        watching(Offence.DEADLINE_PASSED).authenticated().client.advance(SessionFixture.NEGOTIATION);

        assertThat(counted()).isTrue();
    }

    @Test
    void theDeadlineThatTheMethodLetsPassIsNone() {
        fixture.exchange.answers(message -> new CompletableFuture<>());

        watching(Offence.DEADLINE_PASSED).selected().receive(SessionFixture.MESSAGE);
        fixture.client.advance(SessionFixture.NEGOTIATION);

        assertThat(fixture.records.reasons()).containsExactly("negotiation-timed-out");
        assertThat(counted()).isFalse();
    }

    @Test
    void whatIsNoMessageOfSocksIsMalformed() {
        watching(Offence.MALFORMED).open().receive("05 00");

        assertThat(counted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50 52 4F 58 59 20 54 43 50 34 20",
                "50 52 4F 58 59 20 54 43 50 36 20",
                "50 52 4F 58 59 20 55 4E 4B 4E 4F 57 4E 0D 0A",
                "0D 0A 0D 0A"
            })
    void aHeaderOfTheProxyProtocolIsMalformed(String octets) {
        watching(Offence.MALFORMED).open().receive(octets);

        assertThat(fixture.records.reasons()).containsExactly("proxy-header-not-expected");
        assertThat(counted()).isTrue();
    }

    @Test
    void soIsAMessageThatIsNoneOfTheMethod() {
        fixture.exchange.answers(
                message -> CompletableFuture.failedFuture(new MalformedMessageException(ReasonCode.of("bad-message"))));

        watching(Offence.MALFORMED).selected().receive(SessionFixture.MESSAGE);

        assertThat(counted()).isTrue();
    }

    @Test
    void anUnknownCommandOfSomebodyKnownIsNone() {
        watching(Offence.MALFORMED).requested("05 09 00 01 C0 00 02 01 01 BB");

        assertThat(counted()).isFalse();
    }

    @Test
    void whatIsRelayedGoesOnWhileItsSourceIsKeptOut() {
        watching(Offence.MALFORMED).relaying();
        fixture.abuse.offended(fixture.info(), Offence.MALFORMED);

        fixture.destination().receive("01 02");

        assertThat(counted()).isTrue();
        assertThat(fixture.client.sent()).isEqualTo("01 02");
    }
}
