package io.sallyport.core.epoll;

import static io.sallyport.core.testing.Peers.awaitStall;
import static io.sallyport.core.testing.Peers.end;
import static io.sallyport.core.testing.Peers.inThread;
import static io.sallyport.core.testing.Peers.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.RelayedPair;
import io.sallyport.core.testing.RelayedPair.Direction;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows that are too small for the kernel's way, through the whole gateway, between sockets that know nothing of it. */
@Timeout(60)
class CopyFlowTest {
    /** Never eight reads of 64 KiB in a row, and more than the buffers of the sockets on the way take. */
    private static final int MESSAGE = 100_000;

    private static final int MESSAGES = 300;
    private static final Duration STALL = Duration.ofMillis(20);

    private RelayedPair pair;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available");
        pair = new RelayedPair(Transport.EPOLL);
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource
    void givesEachMessageAtOnce(Direction direction) throws Exception {
        Random lengths = new Random(3);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = new byte[1 + lengths.nextInt(MESSAGE)];
            lengths.nextBytes(message);
            CompletableFuture<Void> sent = send(pair.source(direction), message);
            assertThat(TestGateway.read(pair.sink(direction), message.length)).isEqualTo(message);
            sent.join();
        }
        assertThat(Pipes.open()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingToAReaderWhoPauses(Direction direction) throws Exception {
        byte[] octets = Octets.random(MESSAGE * MESSAGES, 11);
        CompletableFuture<Void> sent = sendInMessages(pair.source(direction), octets);
        InputStream received = pair.sink(direction).getInputStream();
        Random lengths = new Random(7);
        int at = 0;
        while (at < octets.length) {
            byte[] part = received.readNBytes(Math.min(octets.length - at, 1 + lengths.nextInt(MESSAGE * 10)));
            assertThat(part).isEqualTo(Arrays.copyOfRange(octets, at, at + part.length));
            at += part.length;
            awaitStall(STALL);
        }
        sent.join();
        pair.source(direction).shutdownOutput();
        assertThat(received.read()).isEqualTo(-1);
        pair.sink(direction).close();
        pair.assertRecord("completed");
        assertThat(pair.gateway.records.closed().get(0).outcome().traffic())
                .isEqualTo(
                        direction == Direction.TO_CLIENT
                                ? new Traffic(0, octets.length)
                                : new Traffic(octets.length, 0));
    }

    @ParameterizedTest
    @EnumSource
    void theEndComesAfterEverythingBefore(Direction direction) throws Exception {
        byte[] octets = Octets.random(MESSAGE * 20, 11);
        CompletableFuture<Void> sent =
                sendInMessages(pair.source(direction), octets).thenRun(() -> end(pair.source(direction)));
        awaitStall(STALL);

        assertThat(pair.sink(direction).getInputStream().readAllBytes()).isEqualTo(octets);

        sent.join();
        pair.sink(direction).getOutputStream().write(7);
        assertThat(pair.source(direction).getInputStream().read()).isEqualTo(7);
        pair.sink(direction).shutdownOutput();
        assertThat(pair.source(direction).getInputStream().read()).isEqualTo(-1);
        pair.assertRecord("completed");
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsAtATimeAreNoReset(Direction direction) throws Exception {
        pair.source(direction).getOutputStream().write(1);
        pair.sink(direction).getOutputStream().write(2);
        pair.source(direction).shutdownOutput();
        pair.sink(direction).shutdownOutput();

        assertThat(pair.sink(direction).getInputStream().readAllBytes()).containsExactly(1);
        assertThat(pair.source(direction).getInputStream().readAllBytes()).containsExactly(2);
        pair.assertRecord("completed");
    }

    @ParameterizedTest
    @EnumSource
    void passesAResetAsAReset(Direction direction) throws Exception {
        pair.source(direction).getOutputStream().write(new byte[] {1, 2, 3});
        TestGateway.read(pair.sink(direction), 3);
        pair.source(direction).setSoLinger(true, 0);

        pair.source(direction).close();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> TestGateway.read(pair.sink(direction), 1))
                .withMessageContaining("reset");
        pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatIsResetWhileItsReaderStallsEndsTheSessionAtOnce(Direction direction) throws Exception {
        Socket source = pair.source(direction);
        CompletableFuture<Void> sending = sendInMessages(source, new byte[MESSAGE * MESSAGES]);
        awaitStall(STALL);
        source.setSoLinger(true, 0);

        source.close();

        assertThat(sending.handle((done, failure) -> failure).join()).isNotNull();
        pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatGoesAwayWhileStalledEndsTheSession(Direction direction) throws Exception {
        Socket sink = pair.sink(direction);
        CompletableFuture<Void> sending = sendInMessages(pair.source(direction), new byte[MESSAGE * MESSAGES]);
        awaitStall(STALL);
        sink.setSoLinger(true, 0);

        sink.close();

        assertThat(sending.handle((done, failure) -> failure).join()).isNotNull();
        pair.assertRecord(direction == Direction.TO_CLIENT ? "client-reset" : "destination-reset");
    }

    @ParameterizedTest
    @EnumSource
    void aResetAfterTheEndIsNoticedWithoutAWrite(Direction direction) throws Exception {
        Socket source = pair.source(direction);
        source.shutdownOutput();
        assertThat(pair.sink(direction).getInputStream().read()).isEqualTo(-1);
        source.setSoLinger(true, 0);

        source.close();
        pair.sink(direction).close();

        pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
    }

    private static CompletableFuture<Void> sendInMessages(Socket socket, byte[] octets) {
        return inThread(() -> {
            for (int at = 0; at < octets.length; at += MESSAGE) {
                socket.getOutputStream().write(octets, at, MESSAGE);
            }
        });
    }
}
