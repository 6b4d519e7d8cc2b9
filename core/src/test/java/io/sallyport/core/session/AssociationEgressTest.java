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
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Datagrams leave by the address that the rule of their destination says. */
class AssociationEgressTest {
    private static final InetAddress SOURCE = address("192.0.2.5");
    private static final String TO_NEIGHBOUR = "00 00 00 01 CB 00 71 08 00 35";
    private static final String TO_IPV6 = "00 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 35";
    private static final DatagramObligations CONE =
            new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false);

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
