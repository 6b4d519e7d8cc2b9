package io.sallyport.core.server;

import static io.sallyport.core.testing.Peers.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoop;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.Peers.IoAction;
import io.sallyport.core.testing.RelayedPair;
import io.sallyport.core.testing.RelayedPair.Direction;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that has heard enough answers, closes with octets unread, and so resets. The other side is still sending, and the
 * gateway may hear of that first: the answer must not be lost when the next octets cannot be written.
 */
@Timeout(60)
class LastAnswerTest {
    private static final int MUCH = 16 * 1024 * 1024;

    /** Less than a socket has room for, as a reset loses what is not sent yet. */
    private static final byte[] ANSWER = Octets.random(20_000, 7);

    @BeforeEach
    void relaysPastTheChannels() {
        assumeTrue(Transport.EPOLL.isAvailable() && Transport.EPOLL.ownChannels(), "there is no such relay here");
    }

    @ParameterizedTest
    @EnumSource
    void reachesWhoSendsALittle(Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(Transport.EPOLL)) {
            Socket source = pair.source(direction);
            exchangeAnOctet(source, pair.sink(direction));

            answerAndResetWhileItSends(pair, direction);

            assertAnswer(source);
            assertReset(source);
            pair.assertRecord(direction == Direction.TO_CLIENT ? "client-reset" : "destination-reset");
            assertThat(pair.gateway.records.closed().get(0).outcome().traffic()).isEqualTo(traffic(direction));
        }
    }

    /** What it answers is moved by the kernel then. */
    @ParameterizedTest
    @EnumSource
    void reachesWhoWasSentMuch(Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(Transport.EPOLL)) {
            Socket source = pair.source(direction);
            exchangeAnOctet(source, pair.sink(direction));
            sendMuch(pair.sink(direction), source);

            answerAndResetWhileItSends(pair, direction);

            assertAnswer(source);
            assertReset(source);
            pair.assertRecord(direction == Direction.TO_CLIENT ? "client-reset" : "destination-reset");
        }
    }

    /** Which of the two is heard first is not said. */
    @ParameterizedTest
    @EnumSource
    void reachesWhoSendsMuch(Direction direction) throws Exception {
        try (RelayedPair pair = new RelayedPair(Transport.EPOLL)) {
            Socket source = pair.source(direction);
            exchangeAnOctet(source, pair.sink(direction));
            var sending = send(source, new byte[256 * 1024 * 1024]);
            TestGateway.read(pair.sink(direction), MUCH);

            whileTheLoopIsOccupied(pair.gateway, () -> {
                answer(pair.sink(direction));
                reset(pair.sink(direction));
            });

            assertAnswer(source);
            assertThat(sending.handle((done, failure) -> failure).join()).isNotNull();
            pair.assertRecord(direction == Direction.TO_CLIENT ? "client-reset" : "destination-reset");
        }
    }

    /** The answer and an octet, and an octet the other way. */
    private static Traffic traffic(Direction direction) {
        int answered = ANSWER.length + 1;
        return direction == Direction.TO_CLIENT ? new Traffic(answered, 1) : new Traffic(1, answered);
    }

    private static void answerAndResetWhileItSends(RelayedPair pair, Direction direction) throws Exception {
        whileTheLoopIsOccupied(pair.gateway, () -> {
            pair.source(direction).getOutputStream().write(new byte[100]);
            answer(pair.sink(direction));
            reset(pair.sink(direction));
        });
    }

    private static void sendMuch(Socket from, Socket to) throws IOException {
        var sent = send(from, new byte[MUCH]);
        assertThat(TestGateway.read(to, MUCH).length).isEqualTo(MUCH);
        sent.join();
    }

    /** Both directions are relayed as they will be from now on. */
    private static void exchangeAnOctet(Socket source, Socket sink) throws IOException {
        source.getOutputStream().write(1);
        assertThat(TestGateway.read(sink, 1)).hasSize(1);
        sink.getOutputStream().write(2);
        assertThat(TestGateway.read(source, 1)).hasSize(1);
    }

    private static void whileTheLoopIsOccupied(TestGateway gateway, IoAction action) throws Exception {
        CountDownLatch occupied = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        EventLoop loop = gateway.loops.connections().next();
        letItPoll(loop);
        loop.execute(() -> {
            occupied.countDown();
            awaitUnchecked(released);
        });
        try {
            occupied.await();
            action.run();
        } finally {
            released.countDown();
        }
    }

    /** What it had last is first in what epoll tells next, unless it was asked in between. */
    private static void letItPoll(EventLoop loop) throws InterruptedException {
        for (int turn = 0; turn < 3; turn++) {
            loop.submit(() -> {}).sync();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(Socket sink) throws IOException {
        sink.setTcpNoDelay(true);
        sink.getOutputStream().write(ANSWER);
    }

    private static void reset(Socket sink) throws IOException {
        sink.setSoLinger(true, 0);
        sink.close();
    }

    private static void assertAnswer(Socket source) throws IOException {
        byte[] received = TestGateway.read(source, ANSWER.length);
        assertThat(Arrays.equals(received, ANSWER)).isTrue();
    }

    private static void assertReset(Socket source) {
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> TestGateway.read(source, 1))
                .withMessageContaining("reset");
    }
}
