package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.CLIENT;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.association.Associations;
import io.sallyport.core.association.PortRange;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.testing.FakePolicy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UDP ASSOCIATE, RFC 1928 sections 4, 6 and 7, from the request to the record. */
class UdpAssociateTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void relaysThereAndBack() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01 02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");

        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");
        assertThat(fixture.datagramSockets.client().sent())
                .containsExactly("198.51.100.7:50000: " + TO_DESTINATION + " 03");
    }

    @Test
    void recordsWhatItRelayed() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");

        AssociationRecord datagrams = session.ended();
        assertThat(datagrams.bound()).isEqualTo(socket("192.0.2.9", 40_001));
        assertThat(datagrams.source()).contains(CLIENT);
        assertThat(datagrams.fromClient()).isEqualTo(1);
        assertThat(datagrams.toClient()).isEqualTo(1);
        assertThat(datagrams.destinations()).isEqualTo(1);
        assertThat(datagrams.first().get(0).address()).contains(DESTINATION);
        assertThat(fixture.records.reasons()).containsExactly("completed");
        assertThat(fixture.records.closed().get(0).outcome().traffic().fromClient())
                .isEqualTo(2);
        assertThat(fixture.records.closed().get(0).outcome().traffic().toClient())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "05 03 00 03 01 30 00 00",
                "05 03 00 03 07 30 2E 30 2E 30 2E 30 00 00",
                "05 03 00 01 C6 33 64 07 00 00",
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 FF FF C6 33 64 07 00 00",
            })
    void takesZerosAndItsOwnAddressForNoDeclaration(String request) {
        session.associated(request).send(TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 03 00 01 C6 33 64 08 00 00",
                "05 03 00 01 7F 00 00 01 00 00",
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00",
                "05 03 00 03 03 6E 73 31 00 00",
            })
    void refusesTheDatagramsOfAnother(String request) {
        fixture.requested(request);
        assertThat(fixture.client.sent()).isEqualTo("05 02 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("association-for-another-address");
        assertThat(fixture.datagramSockets.opened()).isEmpty();
    }

    @Test
    void isRefusedIfPolicyPermitsNoAssociation() {
        fixture.policy.decides(FakePolicy::deny);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 02 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("denied-by-test");
    }

    @Test
    void isRefusedIfPolicyNeedsAnAddressThatThereIsNot() {
        fixture.policy.decides(FakePolicy::needsAddress);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    @Test
    void isNotKnownWhereItIsOff() {
        fixture.registry(Associations.none()).requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 07 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("command-not-supported");
        assertThat(fixture.policy.asked()).isEmpty();
        assertThat(fixture.datagramSockets.opened()).isEmpty();
    }

    @Test
    void thereAreOnlySoMany() {
        fixture.registry.entered(address(SessionFixture.CLIENT));
        fixture.registry.entered(address(SessionFixture.CLIENT));
        fixture.requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 01 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("too-many-associations");
        assertThat(fixture.registry.count()).isEqualTo(2);
    }

    @Test
    void aSocketThatCannotBeOpenedIsARefusal() {
        fixture.datagramSockets.refuse(true);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.records.reasons()).containsExactly("datagram-socket-failed");
        assertThat(fixture.registry.count()).isZero();
    }

    @Test
    void passesEmptyDatagrams() {
        session.associated(ASSOCIATE).send(TO_DESTINATION);
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53:");
        fixture.datagramSockets.destination(1).receive(DESTINATION);
        assertThat(fixture.datagramSockets.client().sent()).containsExactly("198.51.100.7:50000: " + TO_DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00 00 00 01", "FF FF FF FF FF FF FF FF FF FF FF", "00 00 00 03 00 00 00 00"})
    void garbageIsNotItsEnd(String garbage) {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(garbage);
        session.send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        assertThat(session.dropped()).containsExactly(Map.entry("malformed-datagram-header", 1L));
    }

    @Test
    void thereAreOnlySoManyForOneSource() {
        fixture.registry(new Associations(new PlaceCaps(10, 1), 0, PortRange.ANY, Optional.empty()));
        fixture.registry.entered(address(SessionFixture.CLIENT));

        fixture.requested(ASSOCIATE);

        assertThat(fixture.client.sent()).isEqualTo("05 01 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("too-many-associations");
    }
}
