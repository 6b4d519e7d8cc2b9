package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_NAME;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.session.SessionSettings.DatagramSettings;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each destination of an association is decided by itself. */
class AssociationDestinationsTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void policyIsAskedForTheAssociationAndForEachDestinationOnce() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_DESTINATION, "02");
        session.send("00 00 00 01 CB 00 71 08 00 35", "03");
        assertThat(fixture.policy.asked())
                .extracting(request ->
                        request.phase() + " " + request.destination().host().text())
                .containsExactly(
                        "ASSOCIATION 0.0.0.0", "DATAGRAM_DESTINATION 203.0.113.7", "DATAGRAM_DESTINATION 203.0.113.8");
    }

    @Test
    void aDestinationThatIsDeniedIsDroppedAndTheOthersAreNot() {
        session.decides(request -> request.destination().port() == 53
                ? FakePolicy.permit(request, Obligations.NONE)
                : FakePolicy.deny(request));
        session.associated(ASSOCIATE).send("00 00 00 01 CB 00 71 07 00 36", "01");
        session.send("00 00 00 01 CB 00 71 07 00 36", "01");
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        AssociationRecord datagrams = session.ended();
        assertThat(datagrams.dropped().values()).containsExactly(2L);
        assertThat(datagrams.first().get(0).denial().orElseThrow().code()).isEqualTo("denied-by-test");
    }

    @Test
    void aDestinationInUseIsAskedForAgainAfterATime() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.decides(FakePolicy::deny);
        session.send(TO_DESTINATION, "02");
        fixture.client.advance(Duration.ofSeconds(31));
        session.send(TO_DESTINATION, "03");
        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.7:53: 01", "203.0.113.7:53: 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(session.dropped()).containsOnly(Map.entry("denied-by-test", 1L), Map.entry("unasked-sender", 1L));
    }

    @Test
    void reachesDestinationsOfBothFamilies() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send("00 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 35", "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("2001:db8:0:0:0:0:0:1:53: 02");
    }

    @Test
    void anIpv4MappedDestinationIsTheIpv4One() {
        session.associated(ASSOCIATE).send("00 00 00 04 00 00 00 00 00 00 00 00 00 00 FF FF CB 00 71 07 00 35", "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 01 CB 00 71 07 00 00", "00 00 00 03 02 2E 2E 00 35"})
    void aDestinationThatIsNoneIsDropped(String header) {
        session.associated(ASSOCIATE).send(header, "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(session.dropped()).hasSize(1);
    }

    @Test
    void theGatewaysOwnSocketsAreNoDestination() {
        session.associated(ASSOCIATE).send("00 00 00 01 C0 00 02 09 9C 41", "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("destination-is-this-gateway", 1L));
    }

    @Test
    void aDestinationThatBecomesASocketOfTheGatewayIsNoneFromThenOn() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.registry.opened(socket("203.0.113.99", 9));
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.policy.asked()).hasSize(2);
        fixture.registry.opened(DESTINATION);

        session.send(TO_DESTINATION, "03");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(session.dropped())
                .containsOnly(Map.entry("destination-is-this-gateway", 1L), Map.entry("unasked-sender", 1L));
    }

    @Test
    void anotherDestinationTooManyDisplacesTheOneUnusedForLongest() {
        session.associated(ASSOCIATE);
        for (int i = 1; i <= 4; i++) {
            session.send("00 00 00 01 CB 00 71 0" + i + " 00 35", "01");
            fixture.client.advance(Duration.ofMillis(1));
        }
        session.send("00 00 00 01 CB 00 71 01 00 35", "01");
        fixture.client.advance(Duration.ofMillis(1));
        session.send("00 00 00 01 CB 00 71 05 00 35", "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.2", 53), "02");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.1", 53), "02");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(session.ended().destinations()).isEqualTo(5);
    }

    @Test
    void aDestinationsSocketThatCannotBeOpenedIsADrop() {
        session.associated(ASSOCIATE);
        fixture.datagramSockets.refuse(true);
        session.send(TO_DESTINATION, "01");
        fixture.datagramSockets.refuse(false);
        fixture.client.advance(Duration.ofSeconds(6));
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @Test
    void aDestinationThatOnlyAnswersIsAskedForAgainAsWell() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.decides(FakePolicy::deny);
        fixture.client.advance(Duration.ofSeconds(29));
        fixture.datagramSockets.destination(1).receive(DESTINATION, "02");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);

        fixture.client.advance(Duration.ofSeconds(1));
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");

        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(session.dropped()).containsOnly(Map.entry("denied-by-test", 1L), Map.entry("unasked-sender", 1L));
    }

    @Test
    void aDestinationThatOnlyAnswersStaysPermittedIfPolicyStillPermits() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        for (int i = 0; i < 10; i++) {
            fixture.client.advance(Duration.ofSeconds(20));
            fixture.datagramSockets.destination(1).receive(DESTINATION, "02");
        }

        assertThat(fixture.datagramSockets.client().sent()).hasSize(10);
        assertThat(fixture.policy.asked()).hasSizeBetween(5, 8);
    }

    @Test
    void ofTwoSpellingsTheOneThatIsDeniedDoesNotEndTheOther() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_NAME, "02");
        fixture.resolver.answer(DESTINATION.getAddress());
        session.decides(request -> request.destination().host().text().equals("ns")
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));
        fixture.client.advance(Duration.ofSeconds(30));

        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }

    @Test
    void newDestinationsBeyondTheRateAreDroppedAlsoIfTheyAreDenied() {
        session.decides(FakePolicy::deny);
        session.associated(ASSOCIATE);
        for (int i = 1; i <= 200; i++) {
            session.send("00 00 00 01 CB 00 71", String.format("%02X", i), "00 35", "01");
        }

        assertThat(fixture.policy.asked()).hasSize(1 + 50);
        assertThat(session.dropped())
                .containsOnly(Map.entry("denied-by-test", 50L), Map.entry("too-many-new-destinations", 150L));
    }

    @Test
    void whatIsKnownGoesOnWhenNewDestinationsAreTooMany() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.decides(FakePolicy::deny);
        for (int i = 0; i < 200; i++) {
            session.send("00 00 00 01 CB 00 72", String.format("%02X", i), "00 35", "01");
        }
        session.send(TO_DESTINATION, "02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }

    @Test
    void aDestinationThatAnswersIsInUse() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        for (int i = 1; i <= 6; i++) {
            fixture.datagramSockets.destination(1).receive(DESTINATION, "02");
            session.send("00 00 00 01 CB 00 72 0" + i + " 00 35", "01");
        }

        fixture.datagramSockets.destination(1).receive(DESTINATION, "02");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(7);
    }

    @Test
    void anAnswerHasNoMoreThanAFewSpellingsOfItsSenderDecidedAgain() {
        fixture.datagrams = new DatagramSettings(Duration.ofMinutes(3), true, 100, 1000);
        session.associated(ASSOCIATE);
        for (int i = 0; i < 20; i++) {
            session.send("00 00 00 03 02 6E", String.format("%02X", 0x61 + i), "00 35", "01");
            fixture.resolver.answer(DESTINATION.getAddress());
        }
        session.decides(FakePolicy::deny);
        fixture.client.advance(Duration.ofSeconds(30));
        int before = fixture.policy.asked().size();

        fixture.datagramSockets.destination(1).receive(DESTINATION, "02");

        assertThat(fixture.policy.asked()).hasSize(before + 8);
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(session.dropped()).containsExactly(Map.entry("denied-by-test", 1L));
    }
}
