package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules bind the datagrams of an association to. */
class AssociationLimitsTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void datagramsBeyondARulesRateAreDropped() {
        session.binds(
                new DatagramObligations(OptionalInt.of(2), OptionalLong.empty(), OptionalLong.empty(), false, false));
        session.associated(ASSOCIATE);
        for (int i = 0; i < 5; i++) {
            session.send(TO_DESTINATION, "01");
        }
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        fixture.client.advance(Duration.ofSeconds(1));
        session.send(TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("datagram-limit-reached", 3L));
    }

    @Test
    void octetsBeyondARulesSumAreDroppedInBothDirections() {
        session.binds(
                new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(4), false, false));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01 02 03");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        session.send(TO_DESTINATION, "01");
        assertThat(session.dropped()).containsExactly(Map.entry("datagram-limit-reached", 2L));
    }

    @Test
    void aRuleWithoutAPlaceDropsItsDestinations() {
        session.decides(request -> FakePolicy.permit(
                request, new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(0), OptionalInt.empty())));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        assertThat(session.dropped()).containsExactly(Map.entry("session-limit-reached", 1L));
    }

    @Test
    void anAnswerThatIsTooLongWithItsHeaderIsDropped() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_498));
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_497));
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("datagram-too-long", 1L));
    }

    @Test
    void aRuleThatComesToBindInAnotherWayNeedsNoSecondPlace() {
        fixture.policy.decides(request -> FakePolicy.permit(request, once(Duration.ofMinutes(20))));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.policy.decides(request -> FakePolicy.permit(request, once(Duration.ofMinutes(10))));
        fixture.client.advance(Duration.ofSeconds(30));

        session.send(TO_DESTINATION, "02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(fixture.limits.tracked()).isEqualTo(1);
        session.ended();
        assertThat(fixture.limits.tracked()).isZero();
    }

    private static Obligations once(Duration lifetime) {
        return new Obligations(Optional.empty(), Optional.of(lifetime), OptionalInt.of(1), OptionalInt.empty());
    }

    @Test
    void whatWasExchangedCountsOnWhenARuleComesToBindInAnotherWay() {
        session.binds(octets(4));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01 02 03");
        session.binds(octets(5));
        fixture.client.advance(Duration.ofSeconds(30));

        session.send(TO_DESTINATION, "01 02 03");
        session.send(TO_DESTINATION, "01 02");

        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.7:53: 01 02 03", "203.0.113.7:53: 01 02");
    }

    @Test
    void whatWasExchangedCountsOnWhenThePlaceOfARuleIsLostAndFoundAgain() {
        session.binds(octets(4));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01 02 03");
        session.decides(request -> FakePolicy.permit(
                request, new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(0), OptionalInt.empty())));
        fixture.client.advance(Duration.ofSeconds(30));
        session.send(TO_DESTINATION, "01");
        session.binds(octets(4));
        fixture.client.advance(Duration.ofSeconds(6));

        session.send(TO_DESTINATION, "01 02");
        session.send(TO_DESTINATION, "01");

        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.7:53: 01 02 03", "203.0.113.7:53: 01");
        assertThat(session.dropped())
                .containsOnly(Map.entry("session-limit-reached", 1L), Map.entry("datagram-limit-reached", 1L));
    }

    private static DatagramObligations octets(long most) {
        return new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(most), false, false);
    }

    @Test
    void answersAreChargedToTheRuleOfTheSpellingThatTheClientSentToLast() {
        session.decides(request -> request.destination().host().text().equals("ns")
                ? new Decision.Permit(
                        new Ruling("by-name", "1", request.phase()), AssociatedSession.bound(octets(1_000_000)))
                : FakePolicy.permit(request, AssociatedSession.bound(octets(4))));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_NAME, "01");
        fixture.resolver.answer(DESTINATION.getAddress());
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01 02 03 04 05");
        session.send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01 02 03 04 05");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("datagram-limit-reached", 1L));
    }

    @Test
    void anAnswerThatCannotReachTheClientIsNotCharged() {
        session.binds(octets(65_500));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_498));
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_497));

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }
}
