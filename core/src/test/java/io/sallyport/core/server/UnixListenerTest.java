package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of a Unix-domain socket. */
@Timeout(60)
class UnixListenerTest {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-rw----");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BULK = 8 * 1024 * 1024;

    @TempDir
    private Path folder;

    private Path socket() {
        return folder.resolve("socks.sock");
    }

    private TestGateway gateway() throws IOException {
        return gateway(TestGateway.MANY);
    }

    private TestGateway gateway(ConnectionCaps caps) throws IOException {
        return new TestGateway(Transport.EPOLL, caps, listener(Optional.empty()));
    }

    private ListenerSettings listener(Optional<String> group) {
        ListenerPlace place = new ListenerPlace.UnixSocket(socket(), MODE, group);
        return new ListenerSettings("local", place, true, List.of(), Optional.empty());
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket()));
    }

    private static void send(SocketChannel client, String octets) throws IOException {
        client.write(ByteBuffer.wrap(Octets.of(octets)));
    }

    private static String receive(SocketChannel client, int count) throws IOException {
        return Octets.hex(Channels.newInputStream(client).readNBytes(count));
    }

    private static String request(SocketChannel client, ServerSocket destination) throws IOException {
        send(client, "05 01 00");
        send(
                client,
                TestGateway.REQUEST
                        + " %02X %02X".formatted(destination.getLocalPort() >> 8, destination.getLocalPort() & 0xFF));
        return receive(client, 12);
    }

    private static ServerSocket destination() throws IOException {
        return new ServerSocket(0, 1, TestGateway.address());
    }

    @Test
    void areServedAndKnownByTheirUser() throws Exception {
        try (TestGateway gateway = gateway();
                ServerSocket destination = destination()) {
            try (SocketChannel client = connect()) {
                assertThat(request(client, destination)).startsWith("05 00 05 00 00 01 7F 00 00 01");
            }
            destination.accept().close();

            await().until(() -> !gateway.records.closed().isEmpty());
            ClientInfo known = gateway.records.closed().get(0).client();
            UnixPeer self = known.unixPeer().orElseThrow();
            assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(self.uid()).isEqualTo(((Integer) Files.getAttribute(folder, "unix:uid")).longValue());
            assertThat(known.address().getHostString()).isEqualTo("unix:uid=" + self.uid());
            assertThat(known.localAddress().getHostString()).isEqualTo(socket().toString());
        }
    }

    @Test
    void mayEndOneDirectionAndGetTheOtherWhole() throws IOException {
        try (TestGateway gateway = gateway();
                ServerSocket destination = destination();
                SocketChannel client = connect()) {
            request(client, destination);
            try (Socket there = destination.accept()) {
                send(client, "01 02");
                client.shutdownOutput();
                assertThat(there.getInputStream().readAllBytes()).containsExactly(1, 2);
                CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> receiveAll(client));
                there.getOutputStream().write(new byte[BULK]);
                there.shutdownOutput();

                assertThat(received).succeedsWithin(PATIENCE).isEqualTo(BULK);
            }
            await().untilAsserted(() -> assertThat(gateway.records.reasons()).containsExactly("completed"));
        }
    }

    @Test
    void sendInBulkWhatADestinationTakesSlowly() throws Exception {
        try (TestGateway gateway = gateway();
                ServerSocket destination = destination();
                SocketChannel client = connect()) {
            request(client, destination);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendBulk(client));
            try (Socket there = destination.accept()) {
                InputStream in = there.getInputStream();
                assertThat(in.readNBytes(BULK)).hasSize(BULK);
                sent.join();
                assertThat(in.read()).isEqualTo(-1);
            }
            await().untilAsserted(() -> assertThat(gateway.records.reasons()).containsExactly("completed"));
        }
    }

    private static int receiveAll(SocketChannel client) {
        try {
            return Channels.newInputStream(client).readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendBulk(SocketChannel client) {
        try {
            Channels.newOutputStream(client).write(new byte[BULK]);
            client.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void endWhenTheDestinationResets() throws IOException {
        try (TestGateway gateway = gateway();
                ServerSocket destination = destination();
                SocketChannel client = connect()) {
            request(client, destination);
            Socket there = destination.accept();
            there.setSoLinger(true, 0);
            there.close();

            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            await().untilAsserted(() -> assertThat(gateway.records.reasons()).containsExactly("destination-reset"));
        }
    }

    @Test
    void resetTheDestinationWhenTheyLeaveAnswersUnread() throws IOException {
        try (TestGateway gateway = gateway();
                ServerSocket destination = destination()) {
            SocketChannel client = connect();
            request(client, destination);
            try (Socket there = destination.accept()) {
                there.getOutputStream().write(new byte[10]);
                ByteBuffer one = ByteBuffer.allocate(1);
                assertThat(client.read(one)).isOne();
                client.close();

                await().untilAsserted(
                                () -> assertThat(gateway.records.reasons()).containsExactly("client-reset"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 02 00 01 7F 00 00 01 00 50", "05 03 00 01 00 00 00 00 00 00"})
    void areRefusedWhatNeedsAnAddress(String request) throws IOException {
        try (TestGateway gateway = gateway();
                SocketChannel client = connect()) {
            send(client, "05 01 00");
            send(client, request);

            assertThat(receive(client, 12)).isEqualTo("05 00 05 07 00 01 00 00 00 00 00 00");
            await().untilAsserted(
                            () -> assertThat(gateway.records.reasons()).containsExactly("command-not-for-unix-socket"));
        }
    }

    @Test
    void countForTheirUser() throws IOException {
        try (TestGateway gateway = gateway(new ConnectionCaps(10, 1));
                SocketChannel first = connect();
                SocketChannel second = connect()) {
            assertThat(second.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            send(first, "05 01 00");
            assertThat(receive(first, 2)).isEqualTo("05 00");
            assertThat(gateway.server.sessions()).isOne();
        }
    }

    @Test
    void findTheModeThatWasAskedForAndNothingBesideTheSocket() throws IOException {
        try (TestGateway gateway = gateway();
                Stream<Path> files = Files.list(folder)) {
            assertThat(Files.getPosixFilePermissions(socket())).isEqualTo(MODE);
            assertThat(files).containsExactly(socket());
            assertThat(gateway.server.placeOf("local")).isEqualTo("unix:" + socket());
        }
        assertThat(socket()).doesNotExist();
    }

    @Test
    void findTheSocketWhereACrashHasLeftOne() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket()))
                .close();
        assertThat(socket()).exists();

        try (TestGateway gateway = gateway();
                SocketChannel client = connect()) {
            assertThat(client.isConnected()).isTrue();
            assertThat(gateway.server.sessions()).isNotNegative();
        }
    }

    @Test
    void doNotFindItWhereSomebodyListens() throws IOException {
        try (ServerSocketChannel other =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()))) {
            assertThatIOException()
                    .isThrownBy(this::gateway)
                    .withMessage("listener local: cannot listen on unix:" + socket() + ": " + socket()
                            + " is a socket that somebody listens on; it is left alone");
            assertThat(other.isOpen()).isTrue();
            connect().close();
        }
    }

    @Test
    void doNotFindItInPlaceOfAnythingElse() throws IOException {
        Files.writeString(socket(), "precious");

        assertThatIOException()
                .isThrownBy(this::gateway)
                .withMessageEndingWith(
                        "is there and is no socket (expected: nothing, or a socket that nobody listens on);"
                                + " it is left alone");
        assertThat(socket()).hasContent("precious");
    }

    @Test
    void doNotFindItThroughALink() throws IOException {
        Files.createSymbolicLink(socket(), folder.resolve("elsewhere"));

        assertThatIOException().isThrownBy(this::gateway).withMessageContaining("is no socket");
        assertThat(socket()).isSymbolicLink();
    }

    @Test
    void doNotFindItWhereOthersMayWrite() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        ListenerPlace place = new ListenerPlace.UnixSocket(open.resolve("s"), MODE, Optional.empty());
        ListenerSettings listener = new ListenerSettings("local", place, true, List.of(), Optional.empty());

        assertThatIOException()
                .isThrownBy(() -> new TestGateway(Transport.EPOLL, TestGateway.MANY, listener))
                .withMessageContaining("may be written by others");
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void doNotFindItIfThereIsNoSuchGroup() throws IOException {
        assertThatIOException()
                .isThrownBy(() ->
                        new TestGateway(Transport.EPOLL, TestGateway.MANY, listener(Optional.of("no-such-group-here"))))
                .withMessageEndingWith("no such group: no-such-group-here");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void keepWhatHasComeInThePlaceOfTheSocketWhenItIsClosed() throws IOException {
        try (TestGateway gateway = gateway()) {
            Files.delete(socket());
            Files.writeString(socket(), "another's");
            assertThat(gateway.server.sessions()).isZero();
        }
        assertThat(socket()).hasContent("another's");
    }

    @Test
    void areNotServedWithoutEpoll() {
        assertThatIOException()
                .isThrownBy(() -> new TestGateway(Transport.NIO, TestGateway.MANY, listener(Optional.empty())))
                .withMessageEndingWith("the transport is not epoll");
    }

    @Test
    void needAPathThatTheKernelTakes() {
        Path longest = Path.of("/" + "d".repeat(90), "s".repeat(15));
        Path longer = Path.of("/" + "d".repeat(95), "s");

        assertThat(new ListenerPlace.UnixSocket(longest, MODE, Optional.empty()).path())
                .isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ListenerPlace.UnixSocket(longer, MODE, Optional.empty()))
                .withMessageEndingWith(
                        "is too long for a socket (expected: at most 107 octets, and its folder at most 94)");
    }
}
