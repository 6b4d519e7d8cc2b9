package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void closesTheDestinationThatAnswersAfterTheClientLeft() {
        fixture.requested(SessionFixture.CONNECT_IPV4).client.close();

        fixture.dialer.attempt(0).succeed();

        assertThat(fixture.destination().isOpen()).isFalse();
        assertThat(fixture.records.reasons()).containsExactly("client-left");
    }

    @Test
    void aHalfCloseBeforeTheConnectionReachesTheDestination() {
        fixture.requested(SessionFixture.CONNECT_IPV4, "01 02").client.receiveEnd();

        fixture.dialer.attempt(0).succeed();

        assertThat(fixture.destination().sent()).isEqualTo("01 02");
        assertThat(fixture.destination().isOutputShutdown()).isTrue();
        assertThat(fixture.destination().isOpen()).isTrue();
    }

    @Test
    void aHalfCloseWhileAnAnswerIsPendingIsNotForgotten() {
        fixture.requested(SessionFixture.CONNECT_NAME).client.receiveEnd();
        fixture.resolver.answer(address("192.0.2.1"));

        fixture.dialer.attempt(0).succeed();

        assertThat(fixture.client.sent()).isEqualTo(SessionFixture.SUCCEEDED);
        assertThat(fixture.destination().isOutputShutdown()).isTrue();
    }

    @Test
    void readsNothingFromTheDestinationBeforeTheReply() {
        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.destination().reads()).isZero();
    }

    @Test
    void aPermissionsIdleTimeHoldsWhereItIsShorter() {
        bound(new Obligations(
                Optional.of(Duration.ofSeconds(3)), Optional.empty(), OptionalInt.empty(), OptionalInt.empty()));

        fixture.relaying().client.advance(Duration.ofSeconds(3));

        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
    }

    @Test
    void theGatewaysIdleTimeHoldsWhereAPermissionsIsLonger() {
        bound(new Obligations(
                Optional.of(Duration.ofDays(1)), Optional.empty(), OptionalInt.empty(), OptionalInt.empty()));

        fixture.relaying().client.advance(SessionFixture.IDLE);

        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
    }

    @Test
    void aPermissionsLifetimeHolds() {
        bound(new Obligations(
                Optional.empty(), Optional.of(Duration.ofSeconds(9)), OptionalInt.empty(), OptionalInt.empty()));

        fixture.relaying().client.advance(Duration.ofSeconds(9));

        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void recordsWhatWasRelayed() {
        fixture.dialer.onDial(FakeDialer.Attempt::succeed);
        fixture.requested(SessionFixture.CONNECT_IPV4, "01 02 03");
        fixture.destination().receive("04 05");

        fixture.session().stop();

        assertThat(fixture.records.closed().get(0).outcome().traffic()).isEqualTo(new Traffic(3, 2));
        assertThat(fixture.records.closed().get(0).outcome().ending().kind()).isEqualTo(Ending.Kind.RELAYED);
    }

    @Test
    void aListenerThatFailsAtTheEndChangesNothing() {
        fixture.listener(record -> {
            throw new IllegalStateException("test");
        });

        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).fail(new IllegalStateException("test"));

        assertThat(fixture.client.sent()).isEqualTo("05 01 00 01 00 00 00 00 00 00");
    }

    @Test
    void aListenerThatFailsAtTheBeginningChangesNothing() {
        fixture.listener(new FailingAtFirst());

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 80");
    }

    private void bound(Obligations obligations) {
        fixture.policy.decides(request -> FakePolicy.permit(request, obligations));
    }

    private static final class FailingAtFirst implements SessionListener {
        @Override
        public void sessionOpened(String sessionId) {
            throw new IllegalStateException("test");
        }

        @Override
        public void sessionClosed(SessionRecord sessionRecord) {
            // Not of interest.
        }
    }
}
