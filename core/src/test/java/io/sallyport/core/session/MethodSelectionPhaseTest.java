package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.FakePolicy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodSelectionPhaseTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readsOnceItIsAdmitted() {
        fixture.open();

        assertThat(fixture.client.reads()).isEqualTo(1);
    }

    @Test
    void selectsAMethodThatIsOfferedAndNamed() {
        fixture.open().receive("05 03 00 80 02");

        assertThat(fixture.client.sent()).isEqualTo("05 80");
    }

    @ParameterizedTest
    @CsvSource({"05 02 81 82, 05 82", "05 02 82 81, 05 82", "05 01 81, 05 81", "05 03 80 81 00, 05 81"})
    void selectsInTheServersOrder(String greeting, String answer) {
        fixture.method("one", 0x81, FakeExchange::new).method("two", 0x82, FakeExchange::new);
        fixture.policy.offers(() -> FakePolicy.offer("two", "one"));

        fixture.open().receive(greeting);

        assertThat(fixture.client.sent()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 01 00", "05 02 00 02", "05 01 FF"})
    void answersThatNoMethodIsAcceptable(String greeting) {
        fixture.open().receive(greeting);

        assertThat(fixture.client.sent()).isEqualTo("05 FF");
        assertThat(fixture.records.reasons()).containsExactly("no-acceptable-method");
    }

    @Test
    void offersNothingWherePolicyFails() {
        fixture.policy.offers(() -> {
            throw new IllegalStateException("test");
        });

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 FF");
        assertThat(fixture.records.reasons()).containsExactly("no-acceptable-method");
    }

    @Test
    void offersNothingWherePolicyAnswersNull() {
        fixture.policy.offers(() -> null);

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 FF");
        assertThat(fixture.records.reasons()).containsExactly("no-acceptable-method");
    }

    @Test
    void offersNoMethodThatIsNotConfigured() {
        fixture.policy.offers(() -> FakePolicy.offer("unknown", "fake"));

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 80");
    }

    @Test
    void offersNothingWherePolicyOffersNothing() {
        fixture.policy.offers(() -> new MethodOffer(List.of()));

        fixture.open().receive(SessionFixture.GREETING);

        assertThat(fixture.client.sent()).isEqualTo("05 FF");
    }

    @ParameterizedTest
    @CsvSource({
        "16 03 01, tls-to-plain-listener",
        "47 45 54, http-to-socks-listener",
        "43 4F 4E, http-to-socks-listener",
        "50 4F 53, http-to-socks-listener",
        "00, not-socks",
        "03, not-socks",
        "06, not-socks",
        "FF, not-socks",
    })
    void closesOnAnotherProtocolAndSaysWhich(String octets, String reason) {
        fixture.open().receive(octets);

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.records.reasons()).containsExactly(reason);
    }

    @Test
    void closesOnAGreetingThatNamesNoMethod() {
        fixture.open().receive("05 00");

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.records.reasons()).containsExactly("no-methods-named");
    }
}
