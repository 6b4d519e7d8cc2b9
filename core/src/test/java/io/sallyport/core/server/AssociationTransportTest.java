package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.AssociatedClient;
import io.sallyport.core.testing.DatagramEcho;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Associations over the kernel's sockets, with every transport. */
@ParameterizedClass
@EnumSource
class AssociationTransportTest {
    private static final int WINDOW = 32;

    @Parameter
    private Transport transport;

    private void exchange(AssociatedClient client, InetSocketAddress destination, byte... payload) throws IOException {
        client.send(destination, payload);
        byte[] answer = client.receive().orElseThrow();
        byte[] header = AssociatedClient.header(destination);
        assertThat(Arrays.copyOf(answer, header.length)).isEqualTo(header);
        assertThat(Arrays.copyOfRange(answer, header.length, answer.length)).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512, 1232, 1233, 1472, 9000, 65_497})
    void passesDatagramsOfEveryLength(int length) throws IOException {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) length);
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(TestGateway.address());
                AssociatedClient client = new AssociatedClient(gateway)) {
            exchange(client, echo.address(), payload);
            exchange(client, echo.address(), payload);
        }
    }

    @Test
    void reachesIpv6FromAnAssociationOfIpv4() throws IOException {
        InetAddress loopback = Addresses.address("::1");
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.bind(new InetSocketAddress(loopback, 0));
        } catch (IOException e) {
            Assumptions.abort("no IPv6 on this machine");
        }
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(loopback);
                AssociatedClient client = new AssociatedClient(gateway)) {
            exchange(client, echo.address(), (byte) 1, (byte) 2);
        }
    }

    @Test
    void losesAndMixesNothingOfManyDatagramsToSeveralDestinations() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho one = new DatagramEcho(TestGateway.address());
                DatagramEcho other = new DatagramEcho(TestGateway.address());
                AssociatedClient client = new AssociatedClient(gateway)) {
            for (int round = 0; round < 200; round++) {
                for (int i = 0; i < WINDOW; i++) {
                    client.send(i % 3 == 0 ? one.address() : other.address(), payload(round, i));
                }
                boolean[] seen = new boolean[WINDOW];
                for (int i = 0; i < WINDOW; i++) {
                    mark(client.receive().orElseThrow(), round, seen, one.address(), other.address());
                }
            }
        }
    }

    /** The lengths differ now and then, so that runs of one length begin and end. */
    private static byte[] payload(int round, int number) {
        return ByteBuffer.allocate(8 + (round % 5 == 0 ? number / 7 * 100 : 504))
                .putInt(round)
                .putInt(number)
                .array();
    }

    private static void mark(byte[] answer, int round, boolean[] seen, InetSocketAddress one, InetSocketAddress other) {
        byte[] payload = Arrays.copyOfRange(answer, 10, answer.length);
        int number = ByteBuffer.wrap(payload).getInt(4);
        assertThat(payload).isEqualTo(payload(round, number));
        assertThat(Arrays.copyOf(answer, 10)).isEqualTo(AssociatedClient.header(number % 3 == 0 ? one : other));
        assertThat(seen[number]).as("%s twice", number).isFalse();
        seen[number] = true;
    }

    @Test
    void strangersNeitherClaimNorSpoofNorDisturbAnAssociation() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(TestGateway.address());
                DatagramEcho victim = new DatagramEcho(TestGateway.address());
                AssociatedClient client = new AssociatedClient(gateway);
                Intruders intruders = new Intruders(client.relay, victim.address())) {
            intruders.claim();
            exchange(client, echo.address(), (byte) 1);
            intruders.flood();
            exchangeMany(client, echo.address());
            assertThat(intruders.stop()).as("datagrams that a stranger got").isZero();
            client.control.close();
            Awaitility.await().until(() -> !gateway.records.closed().isEmpty());
            Map<ReasonCode, Long> dropped = gateway.records
                    .closed()
                    .get(0)
                    .outcome()
                    .association()
                    .orElseThrow()
                    .dropped();
            assertThat(dropped).containsKey(ReasonCode.of("foreign-source"));
        }
    }

    /** Where the kernel does not keep strangers away, they can fill the socket's buffer, and nothing else. */
    private void exchangeMany(AssociatedClient client, InetSocketAddress destination) throws IOException {
        if (transport == Transport.NIO) {
            client.send(destination, (byte) 1);
            return;
        }
        for (int i = 0; i < 500; i++) {
            exchange(client, destination, (byte) i);
        }
    }

    @Test
    void closesItsSocketsWithTheConnection() throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                DatagramEcho echo = new DatagramEcho(TestGateway.address());
                AssociatedClient client = new AssociatedClient(gateway)) {
            exchange(client, echo.address(), (byte) 1);
            client.control.close();
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> isFree(client.relay));
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (DatagramSocket socket = new DatagramSocket(address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Senders on 127.0.0.2 to 127.0.0.9 that know everything of an association but its owner's address. */
    private static final class Intruders implements AutoCloseable {
        private final DatagramSocket[] sockets = new DatagramSocket[8];
        private final DatagramPacket datagram;
        private volatile boolean flooding = true;
        private Thread thread = new Thread(() -> {});

        Intruders(InetSocketAddress relay, InetSocketAddress victim) throws IOException {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = new DatagramSocket(new InetSocketAddress(Addresses.address("127.0.0." + (i + 2)), 0));
                sockets[i].setSoTimeout(1);
            }
            byte[] octets = Arrays.copyOf(AssociatedClient.header(victim), 512);
            datagram = new DatagramPacket(octets, octets.length, relay);
        }

        void claim() throws IOException {
            for (DatagramSocket socket : sockets) {
                socket.send(datagram);
            }
        }

        void flood() {
            thread = new Thread(() -> {
                while (flooding) {
                    try {
                        claim();
                    } catch (IOException e) {
                        // the kernel says that nobody listens for a stranger
                    }
                }
            });
            thread.start();
        }

        /** Ends the flood, and tells how many datagrams came back to any of them. */
        int stop() {
            flooding = false;
            int received = 0;
            for (DatagramSocket socket : sockets) {
                received += received(socket);
            }
            return received;
        }

        private static int received(DatagramSocket socket) {
            try {
                socket.receive(new DatagramPacket(new byte[1], 1));
                return 1;
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public void close() throws IOException {
            flooding = false;
            for (DatagramSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
