package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.AssociatedClient;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Destinations see the address that a rule says, with every transport. */
@ParameterizedClass
@EnumSource
class EgressTransportTest {
    private static final String SOURCE = "127.0.0.5";

    @Parameter
    private Transport transport;

    private static void leavesBy(TestGateway gateway, String source) {
        leavesBy(gateway, new EgressBinding(Optional.of((Inet4Address) Addresses.address(source)), Optional.empty()));
    }

    private static void leavesByInterface(TestGateway gateway, String name) {
        leavesBy(gateway, new EgressBinding(Optional.empty(), Optional.empty(), Optional.of(name)));
    }

    private static void leavesBy(TestGateway gateway, EgressBinding egress) {
        Obligations obligations = new Obligations(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                DatagramObligations.NONE,
                egress);
        gateway.policy.decides(request -> FakePolicy.permit(request, obligations));
    }

    @Test
    void aConnectionComesFromIt() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket client = gateway.connect()) {
            leavesBy(gateway, SOURCE);

            assertThat(TestGateway.request(client, destination.getLocalPort())).startsWith("05 00 00 01 7F 00 00 05");
            try (Socket accepted = destination.accept()) {
                assertThat(accepted.getInetAddress()).isEqualTo(Addresses.address(SOURCE));
            }
        }
    }

    @Test
    void twoConnectionsToOneDestinationHavePortsOfTheirOwn() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket destination = new ServerSocket(0, 2, TestGateway.address());
                Socket one = gateway.connect();
                Socket other = gateway.connect()) {
            leavesBy(gateway, SOURCE);

            assertThat(TestGateway.request(one, destination.getLocalPort()))
                    .isNotEqualTo(TestGateway.request(other, destination.getLocalPort()));
        }
    }

    @Test
    void aConnectionIsNotMadeFromAnAddressThatTheHostDoesNotHave() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket client = gateway.connect()) {
            leavesBy(gateway, "192.0.2.5");

            assertThat(TestGateway.request(client, destination.getLocalPort()))
                    .isEqualTo("05 01 00 01 00 00 00 00 00 00");
            assertThat(gateway.records.reasons()).containsExactly("egress-address-unavailable");
        }
    }

    @Test
    void datagramsComeFromItAndAreAnswered() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramSocket destination = new DatagramSocket(TestGateway.loopback(0))) {
            leavesBy(gateway, SOURCE);
            try (AssociatedClient client = new AssociatedClient(gateway)) {
                client.send(TestGateway.loopback(destination.getLocalPort()), (byte) 7);
                DatagramPacket packet = new DatagramPacket(new byte[10], 10);
                destination.setSoTimeout(TestGateway.PATIENCE_MILLIS);
                destination.receive(packet);
                destination.send(packet);

                assertThat(packet.getAddress()).isEqualTo(Addresses.address(SOURCE));
                assertThat(client.receive()).isPresent();
            }
        }
    }

    @Test
    void aConnectionIsHeldToAnInterfaceOrNotMade() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket client = gateway.connect()) {
            leavesByInterface(gateway, "lo");

            String reply = TestGateway.request(client, destination.getLocalPort());

            if (transport == Transport.EPOLL) {
                assertThat(reply).startsWith("05 00 00 01 7F 00 00 01");
            } else {
                assertThat(reply).isEqualTo("05 01 00 01 00 00 00 00 00 00");
                assertThat(gateway.records.reasons()).containsExactly("egress-interface-unavailable");
            }
        }
    }

    @Test
    void aConnectionIsNotMadeByAnInterfaceThatTheHostDoesNotHave() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket client = gateway.connect()) {
            leavesByInterface(gateway, "none-such");

            assertThat(TestGateway.request(client, destination.getLocalPort()))
                    .isEqualTo("05 01 00 01 00 00 00 00 00 00");
            assertThat(gateway.records.reasons()).containsExactly("egress-interface-unavailable");
        }
    }

    @Test
    void datagramsAreHeldToAnInterfaceOrDropped() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramSocket destination = new DatagramSocket(TestGateway.loopback(0))) {
            leavesByInterface(gateway, transport == Transport.EPOLL ? "lo" : "none-such");
            try (AssociatedClient client = new AssociatedClient(gateway)) {
                client.send(TestGateway.loopback(destination.getLocalPort()), (byte) 7);
                if (transport == Transport.EPOLL) {
                    DatagramPacket packet = new DatagramPacket(new byte[10], 10);
                    destination.setSoTimeout(TestGateway.PATIENCE_MILLIS);
                    destination.receive(packet);
                    destination.send(packet);
                    assertThat(client.receive()).isPresent();
                } else {
                    assertThat(client.receive()).isEmpty();
                }
            }
        }
    }
}
