package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_NAME;
import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.Places;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names as destinations of datagrams. */
class AssociationNamesTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void datagramsToANameWaitForItsAddressInTheirOrderAndOthersDoNot() {
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        session.send(TO_NAME, "02");
        session.send(TO_DESTINATION, "03");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 03");
        fixture.resolver.answer(address("203.0.113.9"));
        session.send(TO_NAME, "04");
        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.9:53: 01", "203.0.113.9:53: 02", "203.0.113.9:53: 04");
        assertThat(fixture.resolver.asked()).containsExactly("ns");
    }

    @Test
    void eachAddressOfANameIsDecided() {
        session.decides(request ->
                request.address().filter(address("203.0.113.8")::equals).isPresent()
                        ? FakePolicy.permit(request, Obligations.NONE)
                        : request.address().isPresent() ? FakePolicy.deny(request) : FakePolicy.needsAddress(request));
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.answer(address("203.0.113.7"), address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 01");
    }

    @Test
    void ofANamesAddressesTheFirstIsUsedThatThisHostHasAWayTo() {
        fixture.datagramSockets.unreachable(address("2001:db8::7"));
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.answer(address("2001:db8::7"), address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 01");
    }

    @Test
    void aNameWithoutAddressIsDroppedAndTriedAgainLater() {
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.fail(new EgressException("name-not-found", ReplyCode.HOST_UNREACHABLE));
        session.send(TO_NAME, "02");
        fixture.client.advance(Duration.ofSeconds(6));
        session.send(TO_NAME, "03");
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 03");
        assertThat(session.dropped()).containsExactly(Map.entry("name-not-found", 2L));
    }

    @Test
    void aNameServerThatSaysNothingIsNotWaitedForLonger() {
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.client.advance(SessionFixture.RESOLVE);
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("resolver-timed-out", 1L));
    }

    @Test
    void onlySoManyDatagramsWaitForAName() {
        session.associated(ASSOCIATE);
        for (int i = 0; i < 18; i++) {
            session.send(TO_NAME, "01");
        }
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(16);
        assertThat(session.dropped()).containsExactly(Map.entry("name-pending-too-long", 2L));
    }

    @Test
    void onlySoManyLookUpsAreUnderWayHoweverLongTheyTake() {
        session.associated(ASSOCIATE);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 4; i++) {
                session.send("00 00 00 03 02 6E", String.format("%02X", 0x61 + 4 * round + i), "00 35", "01");
            }
            fixture.client.advance(SessionFixture.RESOLVE);
        }

        assertThat(fixture.resolver.asked()).hasSize(8);
        fixture.resolver.answerAll(address("203.0.113.8"));
        session.send(TO_NAME, "02");
        assertThat(fixture.resolver.asked()).hasSize(9);
    }

    @Test
    void onlySoManyLookUpsAreUnderWayForOneSource() {
        Places lookUps = fixture.registry.lookUps();
        for (int i = 0; i < 32; i++) {
            lookUps.take(address(SessionFixture.CLIENT));
        }
        session.associated(ASSOCIATE).send(TO_NAME, "01");

        assertThat(fixture.resolver.asked()).isEmpty();
        assertThat(session.dropped()).containsExactly(Map.entry("too-many-pending-names", 1L));
    }

    @Test
    void aLookUpThatOutlivesItsAssociationGivesItsPlaceBack() {
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.client.receiveEnd();
        assertThat(fixture.registry.lookUps().taken()).isEqualTo(1);

        fixture.resolver.answer(address("203.0.113.8"));

        assertThat(fixture.registry.lookUps().taken()).isZero();
        assertThat(fixture.registry.pending().held()).isZero();
    }

    @Test
    void aResolverThatFailsOnTheSpotIsNotItsEnd() {
        fixture.resolver.failOnTheSpot();
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        session.send(TO_DESTINATION, "02");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
        assertThat(fixture.registry.lookUps().taken()).isZero();
    }

    @Test
    void whatWaitsForNamesIsBoundedForAnAssociation() {
        session.associated(ASSOCIATE);
        for (int name = 0; name < 4; name++) {
            for (int i = 0; i < 16; i++) {
                session.send("00 00 00 03 02 6E 6" + (1 + name) + " 00 35", "00 ".repeat(5000));
            }
        }

        assertThat(fixture.registry.pending().held()).isBetween(250_000L, 262_144L);
        fixture.resolver.answerAll(address("203.0.113.8"));
        assertThat(fixture.registry.pending().held()).isZero();
    }

    @Test
    void whatWaitsForNamesIsBoundedForAllTogether() {
        session.othersHold(SessionFixture.PENDING_OCTETS - 1000);
        session.associated(ASSOCIATE).send(TO_NAME, "00 ".repeat(500));
        session.send(TO_NAME, "00 ".repeat(500));

        fixture.resolver.answer(address("203.0.113.8"));

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("name-pending-too-long", 1L));
    }

    @Test
    void namesWithoutAddressDisplaceEachOtherAndNoDestinationThatIsOpen() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        for (int i = 0; i < 10; i++) {
            session.send("00 00 00 03 02 6E", String.format("%02X", 0x61 + i), "00 35", "01");
            fixture.resolver.fail(new EgressException("name-not-found", ReplyCode.HOST_UNREACHABLE));
        }

        fixture.datagramSockets.destination(1).receive(AssociatedSession.DESTINATION, "02");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }
}
