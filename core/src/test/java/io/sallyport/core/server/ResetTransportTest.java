package io.sallyport.core.server;

import static io.sallyport.core.server.TransportConnection.await;
import static io.sallyport.core.server.TransportConnection.octets;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that resets while nobody reads must not keep the loop busy, and must not pass for a living one. */
@Timeout(30)
class ResetTransportTest {
    private static final int TURNS = 100;

    @ParameterizedTest
    @MethodSource("io.sallyport.core.server.HalfCloseTransportTest#everyTransportAndDirection")
    void aResetDoesNotKeepTheLoopBusy(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerResets();

            assertThat(eventsInManyTurns(connection)).isZero();
        }
    }

    // CVE-2026-42577
    @ParameterizedTest
    @MethodSource("io.sallyport.core.server.HalfCloseTransportTest#everyTransportAndDirection")
    void aResetAfterAHalfCloseDoesNotKeepTheLoopBusy(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(octets(10));
            connection.readUntilTheEndOfInput();
            connection.peerResets();

            assertThat(eventsInManyTurns(connection)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.sallyport.core.server.HalfCloseTransportTest#everyTransportAndDirection")
    void theNextReadLearnsOfTheReset(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerResets();

            connection.channel().read();

            await().until(() -> connection.recorder().failure().isPresent());
            assertThat(connection.recorder().failure().orElseThrow()).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sallyport.core.server.HalfCloseTransportTest#everyTransportAndDirection")
    void theNextWriteLearnsOfTheReset(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(octets(10));
            connection.readUntilTheEndOfInput();
            connection.peerResets();

            ChannelFuture write = connection.channel().writeAndFlush(Unpooled.wrappedBuffer(octets(10)));

            assertThat(write.await().cause()).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sallyport.core.server.HalfCloseTransportTest#everyTransportAndDirection")
    void aPendingWriteLearnsOfTheReset(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(octets(10));
            ChannelFuture write = connection.writeMoreThanTheKernelTakes(octets(16 * 1024 * 1024));

            connection.peerResets();

            assertThat(write.await().cause()).isInstanceOf(IOException.class);
        }
    }

    private static long eventsInManyTurns(TransportConnection connection) {
        long before = connection.ioEvents();
        for (int turn = 0; turn < TURNS; turn++) {
            connection.letTheLoopPoll();
        }
        return connection.ioEvents() - before;
    }
}
