package io.sallyport.core.relay;

import static io.sallyport.core.testing.Peers.end;
import static io.sallyport.core.testing.Peers.inThread;
import static io.sallyport.core.testing.Peers.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.RelayedPair;
import io.sallyport.core.testing.RelayedPair.Direction;
import io.sallyport.core.testing.TestGateway;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
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
            CompletableFuture<Void> receivedUp = inThread(() ->
                    assertThat(TestGateway.read(pair.destination, up.length)).isEqualTo(up));

            assertThat(TestGateway.read(pair.client, down.length)).isEqualTo(down);
            CompletableFuture.allOf(sentUp, sentDown, receivedUp).join();
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
            CompletableFuture<Void> sent = send(source, first).thenRun(() -> end(source));
            assertThat(sink.getInputStream().readAllBytes()).isEqualTo(first);

            CompletableFuture<Void> sentBack = send(sink, second).thenRun(() -> end(sink));

            assertThat(source.getInputStream().readAllBytes()).isEqualTo(second);
            CompletableFuture.allOf(sent, sentBack).join();
            pair.assertRecord("completed");
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
            pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndDirections")
    void aResetAfterACleanEndLosesNothingAndIsRecorded(Transport transport, Direction direction) throws Exception {
        byte[] data = random(5);
        try (RelayedPair pair = new RelayedPair(transport)) {
            Socket source = pair.source(direction);
            CompletableFuture<Void> sent = send(source, data).thenRun(() -> end(source));
            assertThat(pair.sink(direction).getInputStream().readAllBytes()).isEqualTo(data);
            sent.join();

            source.setSoLinger(true, 0);
            source.close();
            pair.sink(direction).getOutputStream().write(1);
            pair.sink(direction).close();

            pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
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

    private static byte[] random(long seed) {
        return Octets.random(SOME_MEBIBYTES, seed);
    }
}
