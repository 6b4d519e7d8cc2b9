package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLimitReachedTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesASessionForWhichTheRuleHasNoPlace() {
        Obligations none = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(0));
        fixture.policy.decides(request -> FakePolicy.permit(request, none));

        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo("05 02 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("session-limit-reached");
        assertThat(fixture.dialer.dialed()).isEmpty();
    }

    @Test
    void givesThePlaceBackWhereTheDialerFails() {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, one));
        fixture.dialer.onDial(attempt -> {
            throw new IllegalStateException("test");
        });

        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.records.closed()).hasSize(1);
        assertThat(fixture.limits.tracked()).isZero();
    }
}
