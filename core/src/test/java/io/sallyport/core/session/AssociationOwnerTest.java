package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.CLIENT;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose datagrams an association takes, in both directions. */
class AssociationOwnerTest {
    private static final DatagramObligations CONE =
            new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false);

    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aPortThatWasDeclaredIsLockedFromTheBeginning() {
        session.associated("05 03 00 01 00 00 00 00 C3 50");
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        assertThat(session.dropped()).containsExactly(Map.entry("foreign-source", 1L));
    }

    @Test
    void thePortOfTheFirstValidDatagramIsLocked() {
        session.associated(ASSOCIATE);
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), "00 00 00 09");
        session.send(TO_DESTINATION, "01");
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(session.dropped())
                .containsOnly(Map.entry("foreign-source", 1L), Map.entry("malformed-datagram-header", 1L));
    }

    @Test
    void nobodyElseMayClaimIt() {
        session.associated(ASSOCIATE);
        fixture.datagramSockets.client().receive(socket("192.0.2.66", 50_000), TO_DESTINATION, "01");
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        assertThat(session.ended().source()).contains(CLIENT);
    }

    @Test
    void onlyWhoWasAskedMayAnswer() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.7", 54), "02");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 53), "03");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(session.dropped()).containsExactly(Map.entry("unasked-sender", 2L));
    }

    @Test
    void anybodyMayAnswerWhereARuleSaysSo() {
        session.binds(
                new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "03");
        assertThat(fixture.datagramSockets.client().sent())
                .containsExactly("198.51.100.7:50000: 00 00 00 01 CB 00 71 08 00 36 03");
    }

    @Test
    void aRuleThatLetsAnybodyAnswerDoesNotBeforeItIsUsed() {
        DatagramObligations cone =
                new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false);
        Obligations anybody =
                new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), cone);
        fixture.policy.decides(request ->
                FakePolicy.permit(request, request.phase() == Phase.ASSOCIATION ? anybody : Obligations.NONE));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        fixture.datagramSockets.destination(1).receive(socket("203.0.113.99", 9), "02");

        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
    }

    @Test
    void onlyWhomTheSameRulePermitsMayAnswerUnasked() {
        session.decides(request -> request.destination().host().text().startsWith("203.0.113.")
                ? FakePolicy.permit(request, AssociatedSession.bound(CONE))
                : FakePolicy.deny(request));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "02");
        fixture.datagramSockets.destination(1).receive(socket("192.0.2.1", 54), "03");
        fixture.datagramSockets.destination(1).receive(socket("192.0.2.1", 54), "04");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(fixture.policy.asked()).hasSize(4);
        assertThat(session.dropped()).containsExactly(Map.entry("unasked-sender", 2L));
    }

    @Test
    void aFloodOfStrangersShutsNobodyOutWhoIsPermittedAlready() {
        session.decides(request -> request.destination().host().text().startsWith("203.0.113.")
                ? FakePolicy.permit(request, AssociatedSession.bound(CONE))
                : FakePolicy.deny(request));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "02");
        fixture.client.advance(Duration.ofSeconds(31));
        for (int port = 1; port <= 2000; port++) {
            fixture.datagramSockets.destination(1).receive(socket("192.0.2.1", port), "03");
        }

        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "04");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(2);
    }

    @Test
    void whoWasNoAnswererBeforeARuleCameToBeUsedIsOneAfterwards() {
        DatagramObligations other =
                new DatagramObligations(OptionalInt.of(1000), OptionalLong.empty(), OptionalLong.empty(), true, false);
        session.decides(request -> request.destination().host().text().startsWith("203.0.113.")
                ? FakePolicy.permit(request, AssociatedSession.bound(CONE))
                : new Decision.Permit(new Ruling("other", "1", request.phase()), AssociatedSession.bound(other)));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("198.51.100.1", 54), "02");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();

        session.send("00 00 00 01 C6 33 64 02 00 35", "03");
        fixture.datagramSockets.destination(1).receive(socket("198.51.100.1", 54), "04");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }

    @Test
    void aRuleThatLetsNobodyAnswerUnaskedPermitsNobodyToDoSo() {
        session.decides(request -> request.destination().port() == 53
                ? FakePolicy.permit(request, AssociatedSession.bound(CONE))
                : new Decision.Permit(new Ruling("other", "1", request.phase()), Obligations.NONE));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "02");

        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
    }

    @Test
    void theGatewayItselfDoesNotAnswerUnasked() {
        session.binds(CONE);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        fixture.datagramSockets.destination(1).receive(socket("127.0.0.1", SessionFixture.OWN_PORT), "02");

        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
    }

    @Test
    void whoAnswersUnaskedIsJudgedAgainAfterATime() {
        session.binds(CONE);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "02");
        session.decides(FakePolicy::deny);

        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "03");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(2);
        fixture.client.advance(Duration.ofSeconds(30));
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "04");

        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
    }

    @Test
    void aCrowdThatNobodyAskedCostsNoMoreThanSoManyDecisionsInASecond() {
        session.binds(CONE);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        for (int port = 1; port <= 3000; port++) {
            fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", port), "02");
        }

        assertThat(fixture.policy.asked()).hasSize(2 + 100);
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(101);
    }

    @Test
    void whoWasTurnedAwayUnaskedMayAnswerOnceTheClientHasSentThere() {
        session.associated(ASSOCIATE).send("00 00 00 01 CB 00 71 08 00 35", "01");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "02");
        session.send(TO_DESTINATION, "03");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }
}
