package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.FakeMethod;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SocksServerTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource
    void repliesTheRealLocalAddressOfItsConnection(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                ServerSocket listener = new ServerSocket(0, 1, TestGateway.address());
                Socket client = gateway.connect()) {
            String reply = TestGateway.request(client, listener.getLocalPort());

            try (Socket destination = listener.accept()) {
                ByteBuffer port = ByteBuffer.allocate(2).putShort((short) destination.getPort());
                assertThat(reply).isEqualTo("05 00 00 01 7F 00 00 01 " + Octets.hex(port.array()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void repliesThatTheDestinationRefuses(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = gateway.connect()) {
            assertThat(TestGateway.request(client, freePort())).isEqualTo("05 05 00 01 00 00 00 00 00 00");
            assertThat(gateway.records.reasons()).containsExactly("connection-refused");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedClientCanReadTheReplyThoughItHasSentMore(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = gateway.connect()) {
            client.getOutputStream().write(Octets.of("05 01 00 05 09 00 01 7F 00 00 01 00 50"));
            client.getOutputStream().write(new byte[100_000]);
            client.shutdownOutput();

            assertThat(Octets.hex(client.getInputStream().readAllBytes()))
                    .isEqualTo("05 00 05 07 00 01 00 00 00 00 00 00");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStageMayCompleteOnAnotherThread(Transport transport) throws IOException {
        FakeMethod method = new FakeMethod(
                0,
                () -> new FakeExchange()
                        .answers(message ->
                                CompletableFuture.supplyAsync(FakeExchange::accepted, SocksServerTest::inThread)));
        try (TestGateway gateway = new TestGateway(transport, TestGateway.MANY, method);
                Socket client = gateway.connect()) {
            client.getOutputStream().write(Octets.of("05 01 00 02 61 62", TestGateway.REQUEST));
            client.getOutputStream()
                    .write(ByteBuffer.allocate(2).putShort((short) freePort()).array());

            assertThat(Octets.hex(TestGateway.read(client, 5))).isEqualTo("05 00 AA 05 05");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesAConnectionThatIsOneTooMany(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport, new ConnectionCaps(1, 10), FakeMethod.none());
                Socket first = greeted(gateway);
                Socket second = gateway.connect()) {
            assertThat(isClosed(second)).isTrue();
            assertThat(gateway.server.sessions()).isEqualTo(1);
            assertThat(gateway.records.opened()).hasSize(1);
            assertThat(first.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesAConnectionThatIsOneTooManyFromItsSource(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport, new ConnectionCaps(10, 1), FakeMethod.none());
                Socket first = greeted(gateway);
                Socket second = gateway.connect()) {
            assertThat(isClosed(second)).isTrue();
            assertThat(first.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesAnotherWhenAPlaceIsFreeAgain(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport, new ConnectionCaps(1, 1), FakeMethod.none())) {
            greeted(gateway).close();
            await().until(() -> gateway.server.sessions() == 0);

            try (Socket next = greeted(gateway)) {
                assertThat(next.isConnected()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsNobodyAfterItStoppedAccepting(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport)) {
            int port = gateway.server.addressOf("test").getPort();

            gateway.server.stopAccepting();

            await().until(() -> !accepts(port));
        }
    }

    @ParameterizedTest
    @EnumSource
    void drainsUntilTheLastSessionIsOver(Transport transport) throws Exception {
        try (TestGateway gateway = new TestGateway(transport)) {
            Socket client = greeted(gateway);
            int port = gateway.server.addressOf("test").getPort();
            CompletableFuture<Void> drained = drain(gateway, LONG);
            await().until(() -> !accepts(port));
            assertThat(drained).isNotDone();

            client.close();
            drained.join();

            assertThat(gateway.records.reasons()).containsOnly("client-left");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhatIsLeftWhenItHasDrainedForLongEnough(Transport transport) throws Exception {
        try (TestGateway gateway = new TestGateway(transport);
                Socket client = greeted(gateway)) {
            drain(gateway, Duration.ofMillis(1)).join();

            assertThat(isClosed(client)).isTrue();
            assertThat(gateway.records.reasons()).containsExactly("gateway-stopped");
        }
    }

    @ParameterizedTest
    @EnumSource
    void listensNowhereWhereItCannotListenEverywhere(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport)) {
            int taken = gateway.server.addressOf("test").getPort();
            int free = freePort();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new TestGateway(transport, free, taken))
                    .withMessageContaining("listener test-1: cannot listen on")
                    .withMessageContaining(String.valueOf(taken));

            await().until(() -> !accepts(free));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsNoListenerOfAnotherName(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> gateway.server.addressOf("other"))
                    .withMessage("no listener other (expected: one of [test])");
        }
    }

    private static boolean accepts(int port) {
        try (Socket accepted = new Socket(TestGateway.address(), port)) {
            return accepted.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket greeted(TestGateway gateway) throws IOException {
        Socket client = gateway.connect();
        client.getOutputStream().write(Octets.of("05 01 00"));
        assertThat(Octets.hex(TestGateway.read(client, 2))).isEqualTo("05 00");
        return client;
    }

    private static boolean isClosed(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static CompletableFuture<Void> drain(TestGateway gateway, Duration grace) {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        inThread(() -> {
            try {
                gateway.server.drain(grace);
                drained.complete(null);
            } catch (InterruptedException e) {
                drained.completeExceptionally(e);
            }
        });
        return drained;
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "test");
        thread.setDaemon(true);
        thread.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, TestGateway.address())) {
            return free.getLocalPort();
        }
    }
}
