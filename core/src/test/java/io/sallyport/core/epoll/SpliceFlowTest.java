package io.sallyport.core.epoll;

import static io.sallyport.core.testing.Peers.awaitStall;
import static io.sallyport.core.testing.Peers.end;
import static io.sallyport.core.testing.Peers.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.unix.FileDescriptor;
import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.RelayedPair;
import io.sallyport.core.testing.RelayedPair.Direction;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bulk flows through the whole gateway, between sockets that know nothing of it. */
@Timeout(60)
class SpliceFlowTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int BULK = 16 * MEBIBYTE;
    private static final Duration STALL = Duration.ofMillis(50);

    @TempDir
    private Path folder;

    private RelayedPair pair;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available");
        pair = new RelayedPair(Transport.EPOLL);
    }

    @AfterEach
    void closeAndLookForPipes() throws IOException {
        pair.close();
        await().untilAsserted(() -> assertThat(Pipes.open()).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void movesABulkFlowThroughAPipe(Direction direction) throws Exception {
        byte[] octets = random();
        CompletableFuture<Void> sent = send(pair.source(direction), octets);

        assertThat(TestGateway.read(pair.sink(direction), BULK)).isEqualTo(octets);

        sent.join();
        assertThat(Pipes.open()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingToAReaderWhoPauses(Direction direction) throws Exception {
        byte[] octets = random();
        CompletableFuture<Void> sent = send(pair.source(direction), octets).thenRun(() -> end(pair.source(direction)));
        InputStream received = pair.sink(direction).getInputStream();
        int at = 0;
        Random lengths = new Random(7);
        for (byte[] part = received.readNBytes(1); part.length > 0; ) {
            assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(octets, at, at + part.length));
            at += part.length;
            if (lengths.nextInt(20) == 0) {
                awaitStall(STALL);
            }
            part = received.readNBytes(1 + lengths.nextInt(MEBIBYTE));
        }
        sent.join();
        assertThat(at).isEqualTo(BULK);
    }

    @ParameterizedTest
    @EnumSource
    void goesBackToCopyingAndAgainToThePipe(Direction direction) throws Exception {
        for (int round = 0; round < 2; round++) {
            byte[] octets = random();
            CompletableFuture<Void> sent = send(pair.source(direction), octets);
            assertThat(TestGateway.read(pair.sink(direction), BULK)).isEqualTo(octets);
            sent.join();
            pingPong(direction, 100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void copiesWhenNoPipeIsLeft(Direction direction) throws Exception {
        List<Pipe> all = new ArrayList<>();
        for (Optional<Pipe> next = Pipes.ofLoop().take();
                next.isPresent();
                next = Pipes.ofLoop().take()) {
            all.add(next.get());
        }
        byte[] octets = random();
        CompletableFuture<Void> sent = send(pair.source(direction), octets);

        assertThat(TestGateway.read(pair.sink(direction), BULK)).isEqualTo(octets);

        sent.join();
        assertThat(Pipes.open()).isEqualTo(all.size());
        all.forEach(pipe -> Pipes.ofLoop().giveBack(pipe));
        io.netty.util.concurrent.FastThreadLocal.removeAll();
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotReadKeepsNoneOfTheLastPipes(Direction direction) throws Exception {
        Deque<Pipe> others = new ArrayDeque<>();
        Pipes.ofLoop().take().ifPresent(others::push);
        while (Pipes.open() < Pipes.allowed() - 1) {
            others.push(Pipes.ofLoop().take().orElseThrow());
        }
        byte[] octets = random();
        CompletableFuture<Void> sent = send(pair.source(direction), octets);
        byte[] first = TestGateway.read(pair.sink(direction), 4 * MEBIBYTE);
        awaitStall(STALL);

        assertThat(thereIsAPipeForOthers()).isTrue();

        byte[] rest = TestGateway.read(pair.sink(direction), BULK - first.length);
        assertThat(first).isEqualTo(java.util.Arrays.copyOf(octets, first.length));
        assertThat(rest).isEqualTo(java.util.Arrays.copyOfRange(octets, first.length, BULK));
        sent.join();
        others.forEach(pipe -> Pipes.ofLoop().giveBack(pipe));
        io.netty.util.concurrent.FastThreadLocal.removeAll();
    }

    /** Asked by the event loop itself, which has the pipes that are free. */
    private boolean thereIsAPipeForOthers() throws IOException {
        AtomicBoolean found = new AtomicBoolean();
        try (Socket other = pair.gateway.connect()) {
            pair.gateway.policy.offers(() -> {
                Optional<Pipe> free = Pipes.ofLoop().take();
                found.set(free.isPresent());
                free.ifPresent(pipe -> Pipes.ofLoop().giveBack(pipe));
                return FakePolicy.offer("fake");
            });
            other.getOutputStream().write(new byte[] {5, 1, 0});
            TestGateway.read(other, 2);
        }
        return found.get();
    }

    @ParameterizedTest
    @EnumSource
    void passesAResetAsAReset(Direction direction) throws Exception {
        Socket source = pair.source(direction);
        source.getOutputStream().write(new byte[0]);
        CompletableFuture<Void> sent = send(source, random());
        TestGateway.read(pair.sink(direction), BULK);
        sent.join();
        source.setSoLinger(true, 0);

        source.close();

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> TestGateway.read(pair.sink(direction), 1))
                .withMessageContaining("reset");
        pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
        assertThat(pair.gateway.records.closed().get(0).outcome().traffic())
                .isEqualTo(direction == Direction.TO_CLIENT ? new Traffic(0, BULK) : new Traffic(BULK, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatGoesAwayWhileStalledEndsTheSession(Direction direction) throws Exception {
        Socket sink = pair.sink(direction);
        CompletableFuture<Void> sending = send(pair.source(direction), new byte[4 * BULK]);
        TestGateway.read(sink, 4 * MEBIBYTE);
        awaitStall(STALL);
        sink.setSoLinger(true, 0);

        sink.close();

        assertThat(sending.handle((done, failure) -> failure).join()).isNotNull();
        pair.assertRecord(direction == Direction.TO_CLIENT ? "client-reset" : "destination-reset");
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatIsResetWhileItsReaderStallsEndsTheSessionAtOnce(Direction direction) throws Exception {
        Socket source = pair.source(direction);
        CompletableFuture<Void> sending = send(source, new byte[4 * BULK]);
        TestGateway.read(pair.sink(direction), 4 * MEBIBYTE);
        awaitStall(STALL);
        source.setSoLinger(true, 0);

        source.close();

        assertThat(sending.handle((done, failure) -> failure).join()).isNotNull();
        pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfOneDirectionPassesWhileTheOtherIsStalled(Direction direction) throws Exception {
        Socket source = pair.source(direction);
        Socket sink = pair.sink(direction);
        CompletableFuture<Void> sending = send(source, new byte[4 * BULK]);
        TestGateway.read(sink, 4 * MEBIBYTE);
        awaitStall(STALL);

        sink.shutdownOutput();

        assertThat(source.getInputStream().read()).isEqualTo(-1);
        TestGateway.read(sink, 4 * BULK - 4 * MEBIBYTE);
        sending.join();
        source.shutdownOutput();
        assertThat(sink.getInputStream().read()).isEqualTo(-1);
        pair.assertRecord("completed");
    }

    /** Whatever it is called: to go on copying would be to find an end of input where the error was. */
    @ParameterizedTest
    @EnumSource
    void aFailureIsNeverTakenForTheEnd(Direction direction) throws Exception {
        CompletableFuture<Void> sent = send(pair.source(direction), random());
        TestGateway.read(pair.sink(direction), BULK);
        sent.join();
        try (Socket other = pair.gateway.connect()) {
            pair.gateway.policy.offers(() -> {
                breakThePipe();
                return FakePolicy.offer("fake");
            });
            other.getOutputStream().write(new byte[] {5, 1, 0});
            TestGateway.read(other, 2);

            pair.source(direction).getOutputStream().write(1);

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> TestGateway.read(pair.sink(direction), 1))
                    .withMessageContaining("reset");
            pair.assertRecord(direction == Direction.TO_CLIENT ? "destination-reset" : "client-reset");
            assertThat(SpliceSupport.isThere()).isTrue();
        }
    }

    /** What the flow fills next gives EINVAL, which is also what a kernel says that has no splice for sockets. */
    private void breakThePipe() {
        try {
            Pipes.ofLoop().take().orElseThrow().close();
            String file = folder.resolve("no-pipe").toString();
            Pipes.ofLoop().giveBack(new Pipe(FileDescriptor.from(file), FileDescriptor.from(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pingPong(Direction direction, int times) throws IOException {
        OutputStream there = pair.source(direction).getOutputStream();
        OutputStream back = pair.sink(direction).getOutputStream();
        for (int i = 0; i < times; i++) {
            there.write(i);
            assertThat(pair.sink(direction).getInputStream().read()).isEqualTo(i);
            back.write(i);
            assertThat(pair.source(direction).getInputStream().read()).isEqualTo(i);
        }
    }

    private static byte[] random() {
        return Octets.random(BULK, 11);
    }
}
