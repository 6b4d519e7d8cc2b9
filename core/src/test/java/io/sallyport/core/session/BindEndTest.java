package io.sallyport.core.session;

import static io.sallyport.core.session.BindSession.BIND;
import static io.sallyport.core.session.BindSession.BIND_NAME;
import static io.sallyport.core.session.BindSession.PEER;
import static io.sallyport.core.session.BindSession.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a BIND ends without a relay, and what it gives back then. */
class BindEndTest {
    private final BindSession session = new BindSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void givesUpAtTheDeadline() {
        fixture.requested(BIND).client.sent();
        fixture.client.advance(SessionFixture.BIND.minusMillis(1));
        assertThat(fixture.sockets.last().isOpen()).isTrue();

        fixture.client.advance(Duration.ofMillis(1));

        assertThat(fixture.client.sent()).isEqualTo(refusal("06"));
        assertThat(fixture.records.reasons()).containsExactly("bind-timed-out");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void theDeadlineEndsWithThePeer() {
        session.relaying();

        fixture.client.advance(SessionFixture.BIND);

        assertThat(fixture.records.closed()).isEmpty();
    }

    @Test
    void endsWithTheClientsInput() {
        fixture.requested(BIND).client.receiveEnd();

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void opensNothingThatStaysForAClientThatLeftBefore() {
        fixture.requested(BIND_NAME).client.receiveEnd();

        fixture.resolver.answer(PEER.getAddress());

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.sockets.opened()).noneMatch(socket -> socket.isOpen());
    }

    @Test
    void turnsAwayThePeerOfAClientThatLeft() {
        fixture.requested(BIND).client.close();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();
    }

    @Test
    void opensNoMoreListenersThanThereMayBe() {
        fixture.inbound(new InboundSettings(List.of(), Optional.empty(), List.of(), new PlaceCaps(10, 0)));

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-limit-reached");
    }

    @Test
    void givesTheRulesPlaceBackWhereListeningEndsUnexpectedly() {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, one));
        fixture.sockets.failWith(new UnsupportedOperationException("test"));

        fixture.requested(BIND);

        assertThat(fixture.records.reasons()).containsExactly("internal-error");
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesThePeerWhoseConnectionCannotBeTaken() {
        fixture.requested(BIND).client.sent();
        fixture.sockets.takeNone();

        fixture.sockets.last().arrive(PEER);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-failed");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesWhereItCannotListen() {
        fixture.sockets.failWith("Cannot assign requested address");

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-failed");
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void countsAgainstTheRuleThatPermitsThePeer() {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, one));

        fixture.requested(BIND);
        assertThat(fixture.limits.tracked()).isEqualTo(2);
        fixture.sockets.last().arrive(PEER);
        assertThat(fixture.limits.tracked()).isEqualTo(2);
        fixture.session().stop();

        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesAPeerWhoseRuleHasNoPlaceLeft() {
        Obligations none = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(0));
        fixture.policy.decides(request -> request.peer().isPresent()
                ? new Decision.Permit(new Ruling("other", "1", request.phase()), none)
                : FakePolicy.permit(request, Obligations.NONE));
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("session-limit-reached");
    }
}
