package io.sallyport.core.egress;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.TestChannel;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of many requests to names with silent addresses, no more attempts are under way than the process has descriptors for. */
class ParallelAttemptsTest {
    private static final Duration DELAY = DestinationConnector.ATTEMPT_DELAY;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<EgressPath> THREE = IntStream.rangeClosed(1, 3)
            .mapToObj(i -> new EgressPath(socket("192.0.2." + i, 443), Optional.empty()))
            .toList();

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final FakeDialer dialer = new FakeDialer();

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
    }

    private Future<Channel> connect(ParallelAttempts places) {
        return new DestinationConnector(dialer, TIMEOUT, places).connect(THREE, address -> false, client.eventLoop());
    }

    private List<Integer> open() {
        return IntStream.range(0, dialer.dialed().size())
                .filter(i -> dialer.attempt(i).channel().isOpen())
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12, 20, 1000})
    void thereAreNoMoreThanOneForEachAndThePlaces(int most) {
        ParallelAttempts places = new ParallelAttempts(most);
        for (int i = 0; i < 10; i++) {
            connect(places);
        }
        for (int i = 0; i < 12; i++) {
            client.advance(DELAY);
            assertThat(open()).hasSizeLessThanOrEqualTo(10 + most);
        }

        assertThat(dialer.dialed()).hasSize(30);
        client.advance(TIMEOUT);
        assertThat(open()).isEmpty();
        assertThat(places.taken()).isZero();
    }

    @Test
    void withoutAPlaceOneComesAfterTheOther() {
        connect(new ParallelAttempts(0));

        client.advance(DELAY.multipliedBy(2));
        assertThat(open()).containsExactly(0);
        client.advance(DELAY);
        assertThat(open()).containsExactly(1);
        client.advance(DELAY.multipliedBy(3));

        assertThat(open()).containsExactly(2);
    }

    @Test
    void withoutAPlaceTheNextIsTriedAtOnceWhereOneFails() {
        connect(new ParallelAttempts(0));
        client.advance(DELAY);

        dialer.attempt(0).fail(new ConnectException("Connection refused"));

        assertThat(dialer.dialed()).hasSize(2);
    }

    @Test
    void aPlaceThatBecomesFreeIsTaken() {
        ParallelAttempts places = new ParallelAttempts(2);
        connect(places);
        client.advance(DELAY.multipliedBy(2));
        connect(places);
        client.advance(DELAY);
        assertThat(dialer.dialed()).hasSize(4);

        dialer.attempt(0).succeed();
        client.advance(DELAY);

        assertThat(open()).containsExactly(0, 3, 4);
    }

    @Test
    void whoeverWinsGivesAllBack() {
        ParallelAttempts places = new ParallelAttempts(2);
        connect(places);
        client.advance(DELAY.multipliedBy(2));
        assertThat(places.taken()).isEqualTo(2);

        dialer.attempt(1).succeed();

        assertThat(places.taken()).isZero();
    }

    @Test
    void soDoesWhoIsCancelled() {
        ParallelAttempts places = new ParallelAttempts(2);
        Future<Channel> race = connect(places);
        client.advance(DELAY.multipliedBy(2));

        race.cancel(false);

        assertThat(places.taken()).isZero();
    }

    @Test
    void soDoesWhoFails() {
        ParallelAttempts places = new ParallelAttempts(2);
        connect(places);
        client.advance(DELAY.multipliedBy(2));

        IntStream.range(0, 3).forEach(i -> dialer.attempt(i).fail(new ConnectException("Connection refused")));

        assertThat(places.taken()).isZero();
    }
}
