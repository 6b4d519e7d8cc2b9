package io.sallyport.core.server;

import static io.sallyport.core.server.TransportConnection.octets;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that half-closes while nobody reads must still get every octet, on every transport. */
@Timeout(30)
class HalfCloseTransportTest {
    private static final byte[] REQUEST = octets(10);
    private static final String AT_ONCE = "the kernel took all of it at once";
    private static final int WAITING = 40_000;
    private static final byte[] LARGE = octets(16 * 1024 * 1024);

    static Stream<Arguments> everyTransportAndDirection() {
        return Arrays.stream(Transport.values())
                .flatMap(transport -> Arrays.stream(Direction.values())
                        .filter(direction -> direction.isOf(transport))
                        .map(direction -> Arguments.of(transport, direction)));
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void writesEveryOctetAfterThePeerHasHalfClosed(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(REQUEST);

            ChannelFuture write = connection.writeMoreThanTheKernelTakes(LARGE);

            assertThat(write.isDone()).as(AT_ONCE).isFalse();
            assertThat(connection.peerReadsSlowlyToTheEnd()).isEqualTo(LARGE);
            assertThat(write.await().isSuccess()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void writesEveryOctetAfterTheEndOfInputHasBeenRead(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(REQUEST);
            connection.readUntilTheEndOfInput();

            ChannelFuture write = connection.writeMoreThanTheKernelTakes(LARGE);

            assertThat(write.isDone()).as(AT_ONCE).isFalse();
            assertThat(connection.peerReadsSlowlyToTheEnd()).isEqualTo(LARGE);
            assertThat(write.await().isSuccess()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void writesEveryOctetWhenThePeerHalfClosesMeanwhile(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            ChannelFuture write = connection.writeMoreThanTheKernelTakes(LARGE);
            assertThat(write.isDone()).as(AT_ONCE).isFalse();

            connection.peerSendsAndHalfCloses(REQUEST);

            assertThat(connection.peerReadsSlowlyToTheEnd()).isEqualTo(LARGE);
            assertThat(write.await().isSuccess()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void deliversWhatWasWaitingAndThenTheEndOfInput(Transport transport, Direction direction) throws Exception {
        byte[] waiting = octets(WAITING);
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(waiting);

            connection.readUntilTheEndOfInput();

            assertThat(connection.recorder().received()).isEqualTo(waiting);
            assertThat(connection.recorder().receivedBeforeEnd()).isEqualTo(waiting.length);
        }
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void deliversNothingOfAHalfClosedPeerBeforeItIsAskedTo(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(octets(WAITING));

            assertThat(connection.recorder().received()).isEmpty();
            assertThat(connection.recorder().inputEnded()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everyTransportAndDirection")
    void deliversOneBufferOfAHalfClosedPeerPerRead(Transport transport, Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(transport, direction)) {
            connection.peerSendsAndHalfCloses(octets(WAITING));

            connection.channel().read();
            connection.letTheLoopPoll();

            assertThat(connection.recorder().received()).hasSizeBetween(1, WAITING - 1);
            assertThat(connection.recorder().inputEnded()).isFalse();
        }
    }
}
