package io.sallyport.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.RelayedPair;
import io.sallyport.core.testing.RelayedPair.Direction;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RelaySocketsTest {
    private static final int SOME_MEBIBYTES = 3 * 1024 * 1024;

    static Stream<Arguments> waysAndDirections() {
        return Arrays.stream(Transport.values())
                .filter(Transport::isAvailable)
                .flatMap(transport ->
                        Arrays.stream(Direction.values()).map(direction -> Arguments.of(transport, direction)));
    }

    @ParameterizedTest
    @EnumSource
    void relaysEveryOctetBothWaysAtATime(Transport transport) throws Exception {
        byte[] up = random(1);
        byte[] down = random(2);
        try (RelayedPair pair = new RelayedPair(transport)) {
            CompletableFuture<Void> sentUp = send(pair.client, up);
            CompletableFuture<Void> sentDown = send(pair.destination, down);
            CompletableFuture<byte[]> receivedUp = receive(pair.destination, up.length);

            assertThat(TestGateway.read(pair.client, down.length)).isEqualTo(down);
            assertThat(receivedUp.join()).isEqualTo(up);
            CompletableFuture.allOf(sentUp, sentDown).join();
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void aHalfCloseLeavesTheOtherDirectionFlowing(Transport transport, Direction direction) throws Exception {
        byte[] first = random(3);
        byte[] second = random(4);
        try (RelayedPair pair = new RelayedPair(transport)) {
            Socket source = pair.source(direction);
            Socket sink = pair.sink(direction);
            CompletableFuture<Void> sent = send(source, first).thenRun(() -> shutdownOutput(source));
            assertThat(sink.getInputStream().readAllBytes()).isEqualTo(first);

            CompletableFuture<Void> sentBack = send(sink, second).thenRun(() -> shutdownOutput(sink));

            assertThat(source.getInputStream().readAllBytes()).isEqualTo(second);
            CompletableFuture.allOf(sent, sentBack).join();
            assertRecord(pair, "completed");
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void countsEveryOctet(Transport transport, Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(transport)) {
            CompletableFuture<Void> sent = send(pair.source(direction), new byte[SOME_MEBIBYTES]);
            TestGateway.read(pair.sink(direction), SOME_MEBIBYTES);
            sent.join();

            pair.source(direction).setSoLinger(true, 0);
            pair.source(direction).close();

            await().until(() -> !pair.gateway.records.closed().isEmpty());
            Traffic expected =
                    direction == Direction.TO_CLIENT ? new Traffic(0, SOME_MEBIBYTES) : new Traffic(SOME_MEBIBYTES, 0);
            assertThat(pair.gateway.records.closed().get(0).outcome().traffic()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void passesAResetAsAReset(Transport transport, Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(transport)) {
            pair.source(direction).setSoLinger(true, 0);

            pair.source(direction).close();

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> TestGateway.read(pair.sink(direction), 1))
                    .withMessageContaining("reset");
            assertRecord(pair, direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void aResetAfterACleanEndLosesNothingAndIsRecorded(Transport transport, Direction direction) throws Exception {
        byte[] data = random(5);
        try (RelayedPair pair = new RelayedPair(transport)) {
            Socket source = pair.source(direction);
            CompletableFuture<Void> sent = send(source, data).thenRun(() -> shutdownOutput(source));
            assertThat(pair.sink(direction).getInputStream().readAllBytes()).isEqualTo(data);
            sent.join();

            source.setSoLinger(true, 0);
            source.close();
            pair.sink(direction).getOutputStream().write(1);
            pair.sink(direction).close();

            assertRecord(pair, direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void aSideThatClosesWhileTheOtherSendsEndsTheSession(Transport transport, Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(transport)) {
            CompletableFuture<Void> sending = send(pair.source(direction), new byte[64 * 1024 * 1024]);
            TestGateway.read(pair.sink(direction), 1000);

            pair.sink(direction).close();

            sending.handle((done, failure) -> failure).join();
            await().until(() -> pair.gateway.server.sessions() == 0);
            await().untilAsserted(
                            () -> assertThat(pair.gateway.records.closed()).hasSize(1));
        }
    }

    private static void assertRecord(RelayedPair pair, String reason) {
        await().until(() -> !pair.gateway.records.closed().isEmpty());
        assertThat(pair.gateway.records.reasons()).containsExactly(reason);
    }

    private static byte[] random(long seed) {
        byte[] octets = new byte[SOME_MEBIBYTES];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static CompletableFuture<Void> send(Socket socket, byte[] octets) {
        return CompletableFuture.runAsync(
                () -> unchecked(() -> socket.getOutputStream().write(octets)), RelaySocketsTest::inThread);
    }

    private static CompletableFuture<byte[]> receive(Socket socket, int count) {
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        inThread(() -> unchecked(() -> received.complete(TestGateway.read(socket, count))));
        return received;
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shutdownOutput(Socket socket) {
        unchecked(socket::shutdownOutput);
    }

    private static void unchecked(IoAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface IoAction {
        void run() throws IOException;
    }
}
