package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.testing.AssociatedClient;
import io.sallyport.core.testing.DatagramEcho;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one client has opened at the gateway no other reaches through it, or it would come from the gateway's address. */
@ParameterizedClass
@EnumSource
class OwnSocketsTest {
    private static final String REFUSED = "05 02 00 01 00 00 00 00 00 00";

    @Parameter
    private Transport transport;

    @Test
    void nobodyConnectsThroughTheGatewayToAPortThatAPeerIsWaitedForAt() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                Socket waiting = gateway.connect();
                Socket other = gateway.connect()) {
            int port = bind(waiting);

            assertThat(TestGateway.request(other, port)).isEqualTo(REFUSED);

            assertThat(gateway.records.reasons()).containsExactly("destination-is-this-gateway");
            try (Socket peer = new Socket(TestGateway.address(), port)) {
                assertThat(TestGateway.read(waiting, 10)).hasSize(10);
                assertThat(peer.isConnected()).isTrue();
            }
        }
    }

    @Test
    void nobodySendsDatagramsThroughTheGatewayToWhatItHasOpened() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(TestGateway.address());
                Socket waiting = gateway.connect();
                AssociatedClient owner = new AssociatedClient(gateway);
                AssociatedClient other = new AssociatedClient(gateway)) {
            other.send(TestGateway.loopback(bind(waiting)), (byte) 1);
            other.send(owner.relay, (byte) 1);
            other.send(other.relay, (byte) 1);
            other.send(echo.address(), (byte) 2);
            assertThat(other.receive()).isPresent();
            other.control.close();
            Awaitility.await().until(() -> !gateway.records.closed().isEmpty());

            AssociationRecord record =
                    gateway.records.closed().get(0).outcome().association().orElseThrow();
            assertThat(record.dropped()).containsExactly(Map.entry(ReasonCode.of("destination-is-this-gateway"), 3L));
            assertThat(record.fromClient()).isEqualTo(1);
        }
    }

    @Test
    void theUnspecifiedAddressIsNoWayAround() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(TestGateway.address());
                Socket waiting = gateway.connect();
                Socket other = gateway.connect();
                AssociatedClient client = new AssociatedClient(gateway)) {
            int port = bind(waiting);
            other.getOutputStream()
                    .write(Octets.of(
                            "05 01 00",
                            "05 01 00 01 00 00 00 00",
                            String.format("%02X %02X", port >>> 8, port & 0xFF)));
            assertThat(Octets.hex(TestGateway.read(other, 2 + 10))).isEqualTo("05 00 " + REFUSED);

            client.send(new InetSocketAddress("0.0.0.0", port), (byte) 1);
            client.send(new InetSocketAddress("0.0.0.0", client.relay.getPort()), (byte) 1);
            client.send(echo.address(), (byte) 2);
            assertThat(client.receive()).isPresent();
            client.control.close();
            Awaitility.await().until(() -> gateway.records.closed().size() > 1);

            AssociationRecord record = gateway.records.closed().stream()
                    .flatMap(closed -> closed.outcome().association().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(record.dropped()).containsExactly(Map.entry(ReasonCode.of("destination-is-this-gateway"), 2L));
        }
    }

    private static int bind(Socket client) throws IOException {
        client.getOutputStream().write(Octets.of("05 01 00", "05 02 00 01 7F 00 00 01 00 00"));
        byte[] replies = TestGateway.read(client, 2 + 10);
        return Short.toUnsignedInt(ByteBuffer.wrap(replies).getShort(10));
    }
}
