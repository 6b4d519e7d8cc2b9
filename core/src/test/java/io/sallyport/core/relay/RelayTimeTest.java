package io.sallyport.core.relay;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.sallyport.core.testing.TestChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTimeTest {
    private static final Duration IDLE = Duration.ofSeconds(100);
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final TestChannel destination = new TestChannel(socket("192.0.2.9", 2), socket("192.0.2.1", 443));
    private final List<RelayEnd> ends = new ArrayList<>();

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
        destination.finishAndReleaseAll();
    }

    @Test
    void endsWhenNeitherSideSendsAnything() {
        start(IDLE, LINGER, Optional.empty());

        client.advance(IDLE.minus(A_MOMENT));
        assertThat(ends).isEmpty();
        client.advance(A_MOMENT);

        assertOver(RelayEnd.IDLE);
    }

    @Test
    void saysOnceThatItLasts() {
        AtomicInteger said = new AtomicInteger();
        TcpRelay relay =
                new TcpRelay(client, destination, new RelaySettings(IDLE, LINGER, Optional.empty()), ends::add);
        relay.whenItLasts(said::incrementAndGet);
        relay.start(Unpooled.EMPTY_BUFFER, false);

        client.advance(RelayTimer.LASTS.minus(A_MOMENT));
        assertThat(said).hasValue(0);
        client.advance(A_MOMENT);
        assertThat(said).hasValue(1);
        client.advance(RelayTimer.LASTS.multipliedBy(2));

        assertThat(said).hasValue(1);
        assertThat(ends).isEmpty();
    }

    @Test
    void anOctetOfTheClientPutsTheEndOff() {
        start(IDLE, LINGER, Optional.empty());
        client.advance(IDLE.minus(A_MOMENT));

        client.receive("01");
        client.advance(IDLE.minus(A_MOMENT));
        assertThat(ends).isEmpty();
        client.advance(A_MOMENT);

        assertOver(RelayEnd.IDLE);
    }

    @Test
    void anOctetOfTheDestinationPutsTheEndOff() {
        start(IDLE, LINGER, Optional.empty());
        client.advance(IDLE.minus(A_MOMENT));

        destination.receive("01");
        client.advance(IDLE.minus(A_MOMENT));

        assertThat(ends).isEmpty();
    }

    @Test
    void aReaderThatTakesNothingIsIdle() {
        start(IDLE, LINGER, Optional.empty());
        destination.stall(true);
        client.receive("01");

        client.advance(IDLE);

        assertOver(RelayEnd.IDLE);
    }

    @Test
    void lingersForAShorterTimeOnceAClientHasEndedItsDirection() {
        start(IDLE, LINGER, Optional.empty());
        client.receiveEnd();

        client.advance(LINGER.minus(A_MOMENT));
        assertThat(ends).isEmpty();
        client.advance(A_MOMENT);

        assertOver(RelayEnd.HALF_CLOSE_LINGER);
    }

    @Test
    void lingersForAShorterTimeOnceADestinationHasEndedItsDirection() {
        start(IDLE, LINGER, Optional.empty());
        destination.receiveEnd();

        client.advance(LINGER);

        assertOver(RelayEnd.HALF_CLOSE_LINGER);
    }

    @Test
    void lingersOnAsLongAsTheOtherDirectionFlows() {
        start(IDLE, LINGER, Optional.empty());
        client.receiveEnd();

        for (int i = 0; i < 100; i++) {
            client.advance(LINGER.minus(A_MOMENT));
            destination.receive("01");
        }

        assertThat(ends).isEmpty();
    }

    @Test
    void isIdleWhereTheLingerWouldBeLonger() {
        start(IDLE, IDLE.plus(A_MOMENT), Optional.empty());
        client.receiveEnd();

        client.advance(IDLE);

        assertOver(RelayEnd.IDLE);
    }

    @Test
    void aLifetimeToTheYear9999IsNone() {
        start(IDLE, LINGER, Optional.of(Duration.ofDays(8000 * 365)));

        client.receive("01");

        assertThat(ends).isEmpty();
        assertThat(destination.sent()).isEqualTo("01");
    }

    @Test
    void endsAtTheEndOfItsLifetimeThoughItFlows() {
        start(IDLE, LINGER, Optional.of(Duration.ofSeconds(50)));

        for (int second = 0; second < 50; second++) {
            assertThat(ends).isEmpty();
            client.receive("01");
            client.advance(Duration.ofSeconds(1));
        }

        assertOver(RelayEnd.LIFETIME);
    }

    @Test
    void leavesNoTimerBehind() {
        TcpRelay relay = start(IDLE, LINGER, Optional.empty());

        relay.stop();

        assertThat(client.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private TcpRelay start(Duration idle, Duration linger, Optional<Duration> lifetime) {
        TcpRelay relay = new TcpRelay(client, destination, new RelaySettings(idle, linger, lifetime), ends::add);
        relay.start(Unpooled.EMPTY_BUFFER, false);
        return relay;
    }

    private void assertOver(RelayEnd end) {
        assertThat(ends).containsExactly(end);
        assertThat(client.isOpen()).isFalse();
        assertThat(destination.isOpen()).isFalse();
    }
}
