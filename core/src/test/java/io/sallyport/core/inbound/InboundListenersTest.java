package io.sallyport.core.inbound;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.testing.FakeListeningSockets;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboundListenersTest {
    private static final PlaceCaps MANY = new PlaceCaps(100, 100);
    private static final InetAddress IPV4 = address("192.0.2.50");
    private static final InetAddress IPV6 = address("2001:db8::50");
    private static final InetAddress PEER4 = address("198.51.100.1");
    private static final InetAddress PEER6 = address("2001:db8:1::1");

    private final FakeListeningSockets sockets = new FakeListeningSockets();
    private Routes routes = peer -> Optional.empty();

    @Test
    void listensAtTheFirstConfiguredAddressOfTheFirstPeersFamily() throws EgressException {
        assertThat(listen(configured(IPV4, IPV6), false, PEER6, PEER4).address().getAddress())
                .isEqualTo(IPV6);
    }

    @Test
    void takesTheNextPeerWhereThereIsNoAddressOfTheFirstOnesFamily() throws EgressException {
        assertThat(listen(configured(IPV4), false, PEER6, PEER4).address().getAddress())
                .isEqualTo(IPV4);
    }

    @Test
    void ignoresIpv6PeersForAClientThatCanBeToldOfIpv4Only() throws EgressException {
        assertThat(listen(configured(IPV6, IPV4), true, PEER6, PEER4).address().getAddress())
                .isEqualTo(IPV4);
    }

    @Test
    void saysThatThereIsNoAddressOfTheFamily() {
        assertThatThrownBy(() -> listen(configured(IPV4), false, PEER6)).hasMessage("bind-no-address-of-family");
    }

    @Test
    void listensWhereThePeerIsReachedIfNothingIsConfigured() throws EgressException {
        routes = peer -> peer.equals(PEER4) ? Optional.of(IPV4) : Optional.empty();

        assertThat(listen(configured(), false, PEER6, PEER4).address().getAddress())
                .isEqualTo(IPV4);
    }

    @Test
    void saysThatThereIsNoRoute() {
        assertThatThrownBy(() -> listen(configured(), false, PEER4)).hasMessage("bind-no-route");
    }

    @Test
    void refusesToListenAtAllAddresses() {
        assertThatThrownBy(() -> configured(address("0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not all of them");
    }

    @Test
    void takesEveryPortOfTheRangeAndNoOther() throws EgressException {
        InboundListeners listeners = listeners(range(20_000, 20_004, MANY));
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            ports.add(listeners.listen(expected(false, PEER4)).address().getPort());
        }

        assertThat(ports).containsExactlyInAnyOrder(20_000, 20_001, 20_002, 20_003, 20_004);
        assertThatThrownBy(() -> listeners.listen(expected(false, PEER4))).hasMessage("bind-no-port-free");
    }

    @Test
    void passesOverPortsThatOthersHold() throws EgressException {
        sockets.hold(20_000);
        sockets.hold(20_002);

        assertThat(listen(range(20_000, 20_002, MANY), false, PEER4).address().getPort())
                .isEqualTo(20_001);
    }

    @Test
    void triesNoMoreThanSoManyPortsThatOthersHold() {
        for (int port = 20_000; port < 21_000; port++) {
            sockets.hold(port);
        }
        InboundListeners listeners = listeners(range(20_000, 20_999, MANY));

        assertThatThrownBy(() -> listeners.listen(expected(false, PEER4))).hasMessage("bind-no-port-free");
        assertThat(listeners.open()).isZero();
    }

    @Test
    void aPortIsFreeAgainWhenItsListenerIsClosed() throws EgressException {
        InboundListeners listeners = listeners(range(20_000, 20_000, new PlaceCaps(1, 1)));
        InboundListener first = listeners.listen(expected(false, PEER4));

        first.close();
        first.close();

        assertThat(listeners.open()).isZero();
        assertThat(listeners.listen(expected(false, PEER4)).address().getPort()).isEqualTo(20_000);
    }

    @Test
    void opensNoMoreForOneSourceThanItMayHave() throws EgressException {
        InboundListeners listeners = listeners(range(20_000, 20_009, new PlaceCaps(10, 1)));
        listeners.listen(expected(false, PEER4));

        assertThatThrownBy(() -> listeners.listen(expected(false, PEER4))).hasMessage("bind-limit-reached");
    }

    @Test
    void givesThePlaceBackWhereTheSystemRefuses() {
        sockets.failWith("Cannot assign requested address");
        InboundListeners listeners = listeners(range(20_000, 20_009, MANY));

        assertThatThrownBy(() -> listeners.listen(expected(false, PEER4))).hasMessage("bind-failed");
        assertThat(listeners.open()).isZero();
    }

    @Test
    void advertisesAnAddressOfTheSameFamilyOnly() throws EgressException {
        InboundSettings settings =
                new InboundSettings(List.of(IPV4, IPV6), Optional.empty(), List.of(address("203.0.113.1")), MANY);

        assertThat(listen(settings, false, PEER4).advertised())
                .isEqualTo(socket("203.0.113.1", FakeListeningSockets.EPHEMERAL_PORT));
        assertThat(listen(settings, false, PEER6).advertised().getAddress()).isEqualTo(IPV6);
    }

    @Test
    void knowsWherePeersAreWaitedForByBothAddressesWhileTheyAre() throws EgressException {
        InboundListeners listeners = listeners(new InboundSettings(
                List.of(IPV4), Optional.of(new PortRange(20_000, 20_000)), List.of(address("203.0.113.1")), MANY));
        InboundListener listener = listeners.listen(expected(false, PEER4));

        assertThat(listeners.isListening(socket("192.0.2.50", 20_000))).isTrue();
        assertThat(listeners.isListening(socket("203.0.113.1", 20_000))).isTrue();
        assertThat(listeners.isListening(socket("192.0.2.50", 20_001))).isFalse();
        listener.close();
        assertThat(listeners.isListening(socket("192.0.2.50", 20_000))).isFalse();
        assertThat(listeners.isListening(socket("203.0.113.1", 20_000))).isFalse();
    }

    private InboundListener listen(InboundSettings settings, boolean ipv4Only, InetAddress... peers)
            throws EgressException {
        return listeners(settings).listen(expected(ipv4Only, peers));
    }

    private InboundListeners listeners(InboundSettings settings) {
        return new InboundListeners(settings, sockets, routes);
    }

    private static Expected expected(boolean ipv4Only, InetAddress... peers) {
        ClientInfo client =
                new ClientInfo("s", "test", socket("10.0.0.1", 4), socket("10.0.0.2", 1080), Optional.empty());
        return new Expected(client, new EmbeddedChannel().eventLoop(), List.of(peers), ipv4Only);
    }

    private static InboundSettings configured(InetAddress... addresses) {
        return new InboundSettings(List.of(addresses), Optional.empty(), List.of(), MANY);
    }

    private static InboundSettings range(int first, int last, PlaceCaps caps) {
        return new InboundSettings(List.of(IPV4), Optional.of(new PortRange(first, last)), List.of(), caps);
    }
}
