package io.sallyport.core.egress;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.TestChannel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectRaceTest {
    private static final InetSocketAddress FIRST = socket("2001:db8::1", 443);
    private static final InetSocketAddress SECOND = socket("192.0.2.1", 443);
    private static final InetSocketAddress THIRD = socket("2001:db8::2", 443);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final FakeDialer dialer = new FakeDialer();
    private final Set<InetSocketAddress> thisGateway = new HashSet<>();

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
    }

    @Test
    void triesTheFirstAddressAtOnceAndAlone() {
        connect(FIRST, SECOND);

        client.advance(DestinationConnector.ATTEMPT_DELAY.minus(A_MOMENT));

        assertThat(dialer.dialed()).containsExactly(FIRST);
    }

    @Test
    void triesEachFurtherAddressAfterTheAttemptDelay() {
        connect(FIRST, SECOND, THIRD);

        client.advance(DestinationConnector.ATTEMPT_DELAY);
        assertThat(dialer.dialed()).containsExactly(FIRST, SECOND);
        client.advance(DestinationConnector.ATTEMPT_DELAY);

        assertThat(dialer.dialed()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void triesTheNextAtOnceWhereAnAttemptFails() {
        connect(FIRST, SECOND);

        dialer.attempt(0).fail(new ConnectException("Connection refused"));

        assertThat(dialer.dialed()).containsExactly(FIRST, SECOND);
    }

    @Test
    void startsTheDelayAnewWithEachAttempt() {
        connect(FIRST, SECOND, THIRD);
        client.advance(DestinationConnector.ATTEMPT_DELAY.minus(A_MOMENT));
        dialer.attempt(0).fail(new ConnectException("Connection refused"));

        client.advance(DestinationConnector.ATTEMPT_DELAY.minus(A_MOMENT));
        assertThat(dialer.dialed()).hasSize(2);
        client.advance(A_MOMENT);

        assertThat(dialer.dialed()).hasSize(3);
    }

    @Test
    void theFirstToAnswerWins() {
        Future<Channel> race = connect(FIRST, SECOND);
        client.advance(DestinationConnector.ATTEMPT_DELAY);

        dialer.attempt(1).succeed();

        assertThat(race.getNow()).isSameAs(dialer.attempt(1).channel());
    }

    @Test
    void closesTheAttemptsThatDidNotWin() {
        connect(FIRST, SECOND, THIRD);
        client.advance(DestinationConnector.ATTEMPT_DELAY.multipliedBy(2));

        dialer.attempt(1).succeed();

        assertThat(isOpen(0)).isFalse();
        assertThat(isOpen(1)).isTrue();
        assertThat(isOpen(2)).isFalse();
    }

    @Test
    void triesNoMoreOnceItIsWon() {
        connect(FIRST, SECOND);

        dialer.attempt(0).succeed();
        client.advance(TIMEOUT);

        assertThat(dialer.dialed()).containsExactly(FIRST);
        assertThat(isOpen(0)).isTrue();
    }

    @Test
    void aConnectionMayBeThereAtOnce() {
        dialer.onDial(FakeDialer.Attempt::succeed);

        Future<Channel> race = connect(FIRST, SECOND);

        assertThat(race.getNow()).isSameAs(dialer.attempt(0).channel());
        assertThat(dialer.dialed()).containsExactly(FIRST);
    }

    @Test
    void everyAttemptMayFailAtOnce() {
        dialer.onDial(attempt -> attempt.fail(new ConnectException("Connection refused")));

        Future<Channel> race = connect(FIRST, SECOND, THIRD);

        assertThat(dialer.dialed()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(reason(race)).isEqualTo("connection-refused");
    }

    @Test
    void failsWhenTheLastAttemptFailed() {
        Future<Channel> race = connect(FIRST, SECOND);
        client.advance(DestinationConnector.ATTEMPT_DELAY);

        dialer.attempt(1).fail(new ConnectException("Connection refused"));
        assertThat(race.isDone()).isFalse();
        dialer.attempt(0).fail(new ConnectException("Network is unreachable"));

        assertThat(reason(race)).isEqualTo("connection-refused");
    }

    @Test
    void saysWhatItsOnlyFailureSays() {
        Future<Channel> race = connect(FIRST);

        dialer.attempt(0).fail(new IOException("Too many open files"));

        assertThat(reason(race)).isEqualTo("descriptors-exhausted");
    }

    @Test
    void failsWhenItsTimeIsOver() {
        Future<Channel> race = connect(FIRST, SECOND);

        client.advance(TIMEOUT);

        assertThat(reason(race)).isEqualTo("connect-timed-out");
        assertThat(isOpen(0)).isFalse();
        assertThat(isOpen(1)).isFalse();
    }

    @Test
    void aRefusalTellsMoreThanTheTimeThatIsOver() {
        Future<Channel> race = connect(FIRST, SECOND);
        dialer.attempt(0).fail(new ConnectException("Connection refused"));

        client.advance(TIMEOUT);

        assertThat(reason(race)).isEqualTo("connection-refused");
    }

    @Test
    void closesEverythingWhereItIsCancelled() {
        Future<Channel> race = connect(FIRST, SECOND, THIRD);
        client.advance(DestinationConnector.ATTEMPT_DELAY);

        race.cancel(false);
        client.advance(TIMEOUT);

        assertThat(dialer.dialed()).hasSize(2);
        assertThat(IntStream.range(0, 2).filter(this::isOpen)).isEmpty();
    }

    @Test
    void closesAConnectionThatIsMadeAfterItIsOver() {
        Future<Channel> race = connect(FIRST, SECOND);
        client.advance(DestinationConnector.ATTEMPT_DELAY);
        dialer.attempt(0)
                .channel()
                .closeFuture()
                .addListener(closed -> dialer.attempt(1).succeed());

        race.cancel(false);

        assertThat(isOpen(1)).isFalse();
    }

    @Test
    void makesRoomForTheNextAttemptWhereThreeArePending() {
        InetSocketAddress fourth = socket("192.0.2.4", 443);
        connect(FIRST, SECOND, THIRD, fourth);

        client.advance(DestinationConnector.ATTEMPT_DELAY.multipliedBy(3));

        assertThat(dialer.dialed()).containsExactly(FIRST, SECOND, THIRD, fourth);
        assertThat(IntStream.range(0, 4).filter(this::isOpen)).containsExactly(1, 2, 3);
    }

    @Test
    void saysThatAnAttemptWhichMadeRoomTimedOut() {
        InetSocketAddress fourth = socket("192.0.2.4", 443);
        Future<Channel> race = connect(FIRST, SECOND, THIRD, fourth);
        client.advance(DestinationConnector.ATTEMPT_DELAY.multipliedBy(3));

        IntStream.rangeClosed(1, 3).forEach(i -> dialer.attempt(i).fail(new ConnectException("something else")));

        assertThat(reason(race)).isEqualTo("connect-timed-out");
    }

    @Test
    void triesNoAddressOfTheGatewayItself() {
        thisGateway.add(FIRST);

        Future<Channel> race = connect(FIRST, SECOND);

        assertThat(dialer.dialed()).containsExactly(SECOND);
        dialer.attempt(0).succeed();
        assertThat(race.isSuccess()).isTrue();
    }

    @Test
    void looksAgainBeforeEachAttemptWhetherItIsTheGateway() {
        Future<Channel> race = connect(FIRST, SECOND);
        thisGateway.add(SECOND);

        dialer.attempt(0).fail(new ConnectException("something else"));

        assertThat(dialer.dialed()).containsExactly(FIRST);
        assertThat(reason(race)).isEqualTo("destination-is-this-gateway");
    }

    @Test
    void leavesNoTimerBehind() {
        connect(FIRST, SECOND);

        dialer.attempt(0).succeed();

        assertThat(client.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private Future<Channel> connect(InetSocketAddress... addresses) {
        List<EgressPath> inOrder = Arrays.stream(addresses)
                .map(address -> new EgressPath(address, Optional.empty()))
                .toList();
        return new DestinationConnector(dialer, TIMEOUT, new ParallelAttempts(2))
                .connect(inOrder, thisGateway::contains, client.eventLoop());
    }

    private boolean isOpen(int attempt) {
        return dialer.attempt(attempt).channel().isOpen();
    }

    private static String reason(Future<Channel> failed) {
        return ((EgressException) failed.cause()).reason().code();
    }
}
