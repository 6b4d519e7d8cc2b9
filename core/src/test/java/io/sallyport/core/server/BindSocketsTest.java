package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** BIND over real sockets, by every transport. */
class BindSocketsTest {
    private static final InetAddress STRANGER = Addresses.socket("127.0.0.3", 0).getAddress();

    @ParameterizedTest
    @EnumSource
    void relaysWhatThePeerSendsAtOnceBehindTheSecondReply(Transport transport) throws IOException {
        byte[] data = new byte[3_000_000];
        new Random(7).nextBytes(data);
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = gateway.connect()) {
            int port = bind(client);
            try (Socket peer = new Socket(TestGateway.address(), port)) {
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(peer, data));

                assertThat(Octets.hex(TestGateway.read(client, 10)))
                        .isEqualTo("05 00 00 01 7F 00 00 01 " + port(peer.getLocalPort()));
                assertThat(Arrays.equals(TestGateway.read(client, data.length), data))
                        .isTrue();
                sent.join();
                client.getOutputStream().write(9);
                assertThat(peer.getInputStream().read()).isEqualTo(9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsExactlyOnePeerAndTurnsAwayStrangers(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = gateway.connect()) {
            int port = bind(client);
            for (int i = 0; i < 3; i++) {
                try (Socket stranger = new Socket(TestGateway.address(), port, STRANGER, 0)) {
                    stranger.setSoTimeout(TestGateway.PATIENCE_MILLIS);
                    assertThat(stranger.getInputStream().read()).isEqualTo(-1);
                }
            }
            try (Socket peer = new Socket(TestGateway.address(), port)) {
                assertThat(TestGateway.read(client, 10)).hasSize(10);
                assertThat(peer.isConnected()).isTrue();
                assertNobodyListensSoon(port);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePeerComesThroughHundredsOfStrangers(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = gateway.connect()) {
            int port = bind(client);
            for (int i = 0; i < 300; i++) {
                new Socket(TestGateway.address(), port, STRANGER, 0).close();
            }
            try (Socket peer = new Socket(TestGateway.address(), port)) {
                assertThat(Octets.hex(TestGateway.read(client, 10))).endsWith(port(peer.getLocalPort()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesTheListenerWithItsClient(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport)) {
            int port;
            try (Socket client = gateway.connect()) {
                port = bind(client);
            }
            while (gateway.records.closed().isEmpty()) {
                Thread.onSpinWait();
            }
            assertNobodyListensSoon(port);
            assertThat(gateway.records.reasons()).containsExactly("client-left");
        }
    }

    /** The JDK closes a socket that its selector knows at the selector's next turn; until then the kernel takes a call. */
    private static void assertNobodyListensSoon(int port) throws IOException {
        while (true) {
            try (Socket late = new Socket(TestGateway.address(), port)) {
                late.setSoTimeout(TestGateway.PATIENCE_MILLIS);
                assertThat(late.getInputStream().read()).isEqualTo(-1);
            } catch (ConnectException refused) {
                return;
            } catch (SocketException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
        }
    }

    /** Asks for a peer from 127.0.0.1, and gives the port that the first reply says. */
    private static int bind(Socket client) throws IOException {
        client.getOutputStream().write(Octets.of("05 01 00", "05 02 00 01 7F 00 00 01 00 00"));
        TestGateway.read(client, 2);
        byte[] reply = TestGateway.read(client, 10);
        assertThat(Octets.hex(reply)).startsWith("05 00 00 01 7F 00 00 01");
        return Short.toUnsignedInt(ByteBuffer.wrap(reply).getShort(8));
    }

    private static String port(int port) {
        return Octets.hex(ByteBuffer.allocate(2).putShort((short) port).array());
    }

    private static void send(Socket socket, byte[] data) {
        try {
            socket.getOutputStream().write(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
