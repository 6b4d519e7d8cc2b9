package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused client can read why, and cannot stay. */
class RefusalTest {
    private static final String DENIED = "05 02 00 01 00 00 00 00 00 00";

    private final SessionFixture fixture = new SessionFixture();

    @BeforeEach
    void deny() {
        fixture.policy.decides(FakePolicy::deny);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void endsItsOwnDirectionAfterTheAnswer() {
        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.client.isOutputShutdown()).isTrue();
        assertThat(fixture.client.isOpen()).isTrue();
    }

    @Test
    void readsOnSoThatNoResetOvertakesTheAnswer() {
        fixture.requested(SessionFixture.CONNECT_IPV4);
        int reads = fixture.client.reads();

        fixture.receive("01 02 03");

        assertThat(fixture.client.reads()).isEqualTo(reads + 1);
        assertThat(fixture.client.isOpen()).isTrue();
    }

    @Test
    void closesWhenTheClientEndsItsDirection() {
        fixture.requested(SessionFixture.CONNECT_IPV4).client.receiveEnd();

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void closesAtOnceWhereTheClientHadEndedItsDirection() {
        fixture.policy.decides(FakePolicy::needsAddress);
        fixture.requested(SessionFixture.CONNECT_NAME).client.receiveEnd();

        fixture.resolver.answer();

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void staysNoLongerThanItsBound() {
        fixture.requested(SessionFixture.CONNECT_IPV4)
                .client
                .advance(SessionFixture.CLOSE_AFTER_REFUSAL.minusMillis(1));
        assertThat(fixture.client.isOpen()).isTrue();

        fixture.client.advance(Duration.ofMillis(1));

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void staysNoLongerThoughTheClientReadsNothing() {
        fixture.authenticated().client.stall(true);
        fixture.receive(SessionFixture.CONNECT_IPV4);

        fixture.client.advance(SessionFixture.CLOSE_AFTER_REFUSAL);

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void staysNoLongerThoughTheClientDrips() {
        fixture.requested(SessionFixture.CONNECT_IPV4);

        for (int second = 0; second < SessionFixture.CLOSE_AFTER_REFUSAL.toSeconds(); second++) {
            fixture.receive("00").client.advance(Duration.ofSeconds(1));
        }

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void closesOnAClientThatSendsVeryMuch() {
        fixture.requested(SessionFixture.CONNECT_IPV4).client.receive(new byte[256 * 1024]);
        assertThat(fixture.client.isOpen()).isTrue();

        fixture.receive("00");

        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void isRecordedAtOnceAndOnce() {
        fixture.requested(SessionFixture.CONNECT_IPV4);
        assertThat(fixture.records.reasons()).containsExactly("denied-by-test");

        fixture.client.receiveReset();

        assertThat(fixture.records.closed()).hasSize(1);
    }
}
