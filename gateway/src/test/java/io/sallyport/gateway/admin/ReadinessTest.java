package io.sallyport.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.gateway.tls.TlsListeners;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Health DOWN = new Health.Down(ReasonCode.of("directory-down"));

    private static Readiness readiness(Map<String, AuthenticationMethod> methods) {
        Clock clock = Clock.systemUTC();
        return new Readiness(Set.of("main"), methods, TlsListeners.read(Map.of(), clock, new ArrayList<>()), clock);
    }

    private static AuthenticationMethod method(Supplier<Health> health) {
        return new FakeMethod(health);
    }

    @Test
    void isUpIfAllIs() {
        Report report = readiness(Map.of("password", method(() -> Health.UP))).report();

        assertThat(report.status()).isEqualTo(Status.UP);
        assertThat(report.components()).extracting(Component::name).containsExactly("main", "password");
    }

    @Test
    void isDegradedWhileAnotherMethodServes() {
        Report report = readiness(Map.of("password", method(() -> Health.UP), "directory", method(() -> DOWN)))
                .report();

        assertThat(report.status()).isEqualTo(Status.DEGRADED);
        assertThat(report.components().get(1).reasons()).containsExactly("directory-down");
    }

    @Test
    void aMethodThatServesFromWhatItReadBeforeTakesNoTrafficAway() {
        Health broken = new Health.Degraded(ReasonCode.of("users-file-broken"));
        Report report = readiness(Map.of("password", method(() -> broken))).report();

        assertThat(report.status()).isEqualTo(Status.DEGRADED);
        assertThat(report.components().get(1).reasons()).containsExactly("users-file-broken");
    }

    @Test
    void isDownIfNoMethodServes() {
        assertThat(readiness(Map.of("directory", method(() -> DOWN))).report().status())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void aMethodThatCannotSayIsDown() {
        Report report = readiness(Map.of("broken", method(() -> {
                    throw new IllegalStateException("no");
                })))
                .report();

        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(report.components().get(1).reasons()).containsExactly("health-unknown");
    }

    @Test
    void isDownFromTheMomentThatItStops() {
        Readiness readiness = readiness(Map.of("password", method(() -> Health.UP)));

        readiness.stop();

        assertThat(readiness.report().status()).isEqualTo(Status.DOWN);
        assertThat(readiness.report().components().get(0).reasons()).containsExactly("stopping");
    }

    private record FakeMethod(Supplier<Health> said) implements AuthenticationMethod {
        @Override
        public int number() {
            return 2;
        }

        @Override
        public AuthenticationExchange begin(ExchangeStart start) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Health health() {
            return said.get();
        }
    }
}
