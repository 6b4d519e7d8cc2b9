package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_NAME;
import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams leave by the address that the rule of their destination says. */
class AssociationEgressTest {
    private static final InetAddress SOURCE = address("192.0.2.5");
    private static final String TO_NEIGHBOUR = "00 00 00 01 CB 00 71 08 00 35";
    private static final String TO_IPV6 = "00 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 35";
    private static final DatagramObligations CONE =
            new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false);

    private static final Duration SOME_SECONDS = Duration.ofSeconds(6);

    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    private Decision boundIfDestination(AccessRequest request) {
        return FakePolicy.permit(
                request,
                request.destination().host().text().equals("203.0.113.7") ? Egress.from(SOURCE) : Obligations.NONE);
    }

    private InetAddress source(int socket) {
        return fixture.datagramSockets.destination(socket).localAddress().getAddress();
    }

    @Test
    void eachDestinationIsReachedFromWhereItsRuleSays() {
        session.decides(this::boundIfDestination);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_NEIGHBOUR, "02");

        assertThat(source(1)).isEqualTo(SOURCE);
        assertThat(source(2)).isEqualTo(address("0.0.0.0"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("203.0.113.8:53: 02");
    }

    @Test
    void aDestinationAnswersOnlyWhereItWasReachedFrom() {
        session.decides(this::boundIfDestination);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_NEIGHBOUR, "02");

        fixture.datagramSockets.destination(2).receive(DESTINATION, "03");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");

        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }

    @Test
    void whoAnswersUnaskedDoesSoWhereTheRuleGoesOutOnly() {
        session.decides(request -> FakePolicy.permit(
                request,
                request.destination().host().text().equals("203.0.113.8")
                        ? Obligations.NONE
                        : Egress.from(CONE, SOURCE)));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.9", 53), "03");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
    }

    @Test
    void aDestinationOfTheOtherFamilyIsDropped() {
        session.decides(request -> FakePolicy.permit(request, Egress.from(SOURCE)));
        session.associated(ASSOCIATE).send(TO_IPV6, "01");

        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(session.dropped()).containsExactly(Map.entry("egress-address-family", 1L));
    }

    @Test
    void aNameIsReachedAtTheAddressThatCanBe() {
        session.decides(request -> FakePolicy.permit(request, Egress.from(SOURCE)));
        session.associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.datagramSockets.unreachable(DESTINATION.getAddress());

        fixture.resolver.answer(address("2001:db8::1"), DESTINATION.getAddress());

        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
    }

    @Test
    void anAddressThatCannotBeHadIsADropAndNoOtherIsTaken() {
        session.decides(this::boundIfDestination);
        session.associated(ASSOCIATE).send(TO_NEIGHBOUR, "01");
        fixture.datagramSockets.refuse(true);
        session.send(TO_DESTINATION, "02");

        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 01");
        assertThat(session.dropped()).containsExactly(Map.entry("egress-address-unavailable", 1L));
    }

    @Test
    void aRuleThatHasComeToSayAnotherIsFollowed() {
        session.decides(this::boundIfDestination);
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.decides(request -> FakePolicy.permit(request, Egress.from(address("192.0.2.6"))));
        fixture.client.advance(Duration.ofSeconds(31));
        session.send(TO_DESTINATION, "02");

        assertThat(source(2)).isEqualTo(address("192.0.2.6"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @Test
    void oneAssociationOpensFewSocketsHoweverManyAddressesThereAre() {
        session.decides(request -> FakePolicy.permit(
                request, Egress.from(address("192.0.2." + request.destination().port()))));
        session.associated(ASSOCIATE);
        for (int port = 1; port <= 9; port++) {
            session.send("00 00 00 01 CB 00 71 07 00 0" + port, "01");
        }

        assertThat(fixture.datagramSockets.opened()).hasSize(1 + 4);
        assertThat(session.dropped()).containsExactly(Map.entry("too-many-egress-addresses", 5L));
    }

    @Test
    void eachInterfaceHasASocketOfItsOwn() {
        fixture.datagramSockets.hasInterface("eth1");
        session.decides(request -> FakePolicy.permit(
                request,
                request.destination().host().text().equals("203.0.113.7") ? Egress.by("eth1") : Obligations.NONE));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        session.send(TO_NEIGHBOUR, "02");

        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("203.0.113.8:53: 02");
    }

    /** A socket is bound to an interface's number, and another of the same name has another. */
    @ParameterizedTest
    @ValueSource(strings = {"No such device", "Network is unreachable"})
    void anInterfaceThatWasMadeAnewIsUsedByTheNextDatagram(String error) {
        associatedByInterface();
        fixture.client.advance(SOME_SECONDS);

        fails(1, error);
        session.send(TO_DESTINATION, "02");

        assertThat(fixture.datagramSockets.destination(1).isOpen()).isFalse();
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @Test
    void nothingLeavesWhileTheInterfaceIsGone() {
        associatedByInterface();
        fixture.client.advance(SOME_SECONDS);
        fixture.datagramSockets.lost("eth1");
        fails(1, "No such device");

        session.send(TO_DESTINATION, "02");
        session.send(TO_DESTINATION, "03");
        fixture.datagramSockets.hasInterface("eth1");
        fixture.client.advance(SOME_SECONDS);
        session.send(TO_DESTINATION, "04");

        assertThat(fixture.datagramSockets.destination(1).isOpen()).isFalse();
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("203.0.113.7:53: 04");
        assertThat(session.dropped()).isEqualTo(Map.of("send-failed", 1L, "egress-interface-unavailable", 2L));
    }

    /** An interface that is there may have no route: that is no reason to open a socket for each datagram. */
    @Test
    void aSocketIsNotOpenedAnewAllTheTime() {
        associatedByInterface();

        fails(1, "Network is unreachable");
        session.send(TO_DESTINATION, "02");

        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @ParameterizedTest
    @CsvSource({"eth1, Connection refused", ", No such device"})
    void whatIsNotTheInterfacesFailureChangesNothing(String networkInterface, String error) {
        fixture.datagramSockets.hasInterface("eth1");
        session.decides(request ->
                FakePolicy.permit(request, networkInterface == null ? Obligations.NONE : Egress.by(networkInterface)));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.client.advance(SOME_SECONDS);

        fails(1, error);
        session.send(TO_DESTINATION, "02");

        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.7:53: 01", "203.0.113.7:53: 02");
    }

    private void associatedByInterface() {
        fixture.datagramSockets.hasInterface("eth1");
        session.decides(request -> FakePolicy.permit(request, Egress.by("eth1")));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
    }

    private void fails(int socket, String error) {
        fixture.datagramSockets
                .destination(socket)
                .pipeline()
                .fireExceptionCaught(new IOException("sendmmsg(..) failed: " + error));
    }

    @Test
    void nothingLeavesWithoutTheInterface() {
        session.decides(request -> FakePolicy.permit(
                request,
                request.destination().host().text().equals("203.0.113.7") ? Egress.by("eth1") : Obligations.NONE));
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(session.dropped()).containsEntry("egress-interface-unavailable", 1L);
    }
}
