package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.audit.SessionRecord.Asked;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.FakeDialer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the request to the reply that the client gets, and the reason that the log gets. */
class RequestPhaseTest {
    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "04 01 00 01 C0 00 02 01 01 BB, '', request-bad-version",
        "05 01 01 01 C0 00 02 01 01 BB, 01, request-reserved-not-zero",
        "05 01 00 02 C0 00 02 01 01 BB, 08, unknown-address-type",
        "05 01 00 03 00 01 BB, 01, empty-destination-name",
        "05 01 00 03 03 61 2E 2E 01 BB, 01, malformed-destination",
        "05 01 00 03 03 61 0A 62 01 BB, 01, malformed-destination",
        "05 01 00 01 C0 00 02 01 00 00, 01, destination-port-zero",
        "05 00 00 01 C0 00 02 01 01 BB, 07, unknown-command",
        "05 04 00 01 C0 00 02 01 01 BB, 07, unknown-command",
        "05 FF 00 01 C0 00 02 01 01 BB, 07, unknown-command",
        "05 03 00 01 C0 00 02 01 00 00, 02, association-for-another-address",
    })
    void refusesWhatItCannotDoWithItsReplyCode(String request, String code, String reason) {
        fixture.requested(request);

        assertThat(fixture.client.sent()).isEqualTo(code.isEmpty() ? "" : refusal(code));
        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void refusesAnOwnListenerOnAnAddressOfThisHost() {
        fixture.requested("05 01 00 01 7F 00 00 01 04 38");

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("destination-is-this-gateway");
        assertThat(fixture.dialer.dialed()).isEmpty();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void connectsToAnotherPortOfThisHost() {
        fixture.requested("05 01 00 01 7F 00 00 01 04 39").dialer.attempt(0).succeed();

        assertThat(fixture.client.sent()).isEqualTo(SessionFixture.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCEEDED")
    void repliesWithTheCodeOfTheFailureToConnect(ReplyCode code) {
        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).fail(new EgressException("test", code));

        assertThat(fixture.client.sent()).isEqualTo(refusal("0" + code.octet()));
    }

    @ParameterizedTest
    @CsvSource({
        "Connection refused, 05, connection-refused",
        "Network is unreachable, 03, network-unreachable",
        "No route to host, 04, host-unreachable",
        "Connection timed out, 06, connect-timed-out",
        "something else, 01, connect-failed",
    })
    void repliesWhatTheSystemSays(String message, String code, String reason) {
        IOException failure = message.equals("No route to host")
                ? new NoRouteToHostException(message)
                : new ConnectException(message);

        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).fail(failure);

        assertThat(fixture.client.sent()).isEqualTo(refusal(code));
        assertThat(fixture.records.reasons()).containsExactly(reason);
    }

    @Test
    void repliesWhereTheNameIsNotFound() {
        fixture.requested(SessionFixture.CONNECT_NAME)
                .resolver
                .fail(new EgressException("name-not-found", ReplyCode.HOST_UNREACHABLE));

        assertThat(fixture.client.sent()).isEqualTo(refusal("04"));
        assertThat(fixture.records.reasons()).containsExactly("name-not-found");
    }

    @Test
    void repliesWhereTheResolverFailsUnexpectedly() {
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.fail(new IllegalStateException("test"));

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("internal-error");
    }

    @Test
    void repliesWhereTheResolverFindsNoAddress() {
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("no-address-permitted");
    }

    @Test
    void repliesWhereTheResolverNeverAnswers() {
        fixture.requested(SessionFixture.CONNECT_NAME).client.advance(SessionFixture.RESOLVE);

        assertThat(fixture.client.sent()).isEqualTo(refusal("04"));
        assertThat(fixture.records.reasons()).containsExactly("resolver-timed-out");
    }

    @Test
    void repliesWhereTheConnectionIsNeverMade() {
        fixture.requested(SessionFixture.CONNECT_IPV4).client.advance(SessionFixture.CONNECT);

        assertThat(fixture.client.sent()).isEqualTo(refusal("06"));
        assertThat(fixture.destination().isOpen()).isFalse();
    }

    @Test
    void anAnswerOfTheResolverThatComesTooLateChangesNothing() {
        fixture.requested(SessionFixture.CONNECT_NAME).client.advance(SessionFixture.RESOLVE);

        fixture.resolver.answer(Addresses.address("192.0.2.1"));

        assertThat(fixture.dialer.dialed()).isEmpty();
        assertThat(fixture.records.closed()).hasSize(1);
    }

    @Test
    void theNegotiationDeadlineEndsWithTheRequest() {
        fixture.requested(SessionFixture.CONNECT_IPV4);

        fixture.client.advance(SessionFixture.CONNECT.minusMillis(1));

        assertThat(fixture.records.closed()).isEmpty();
    }

    @Test
    void repliesTheLocalAddressOfTheConnection() {
        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(FakeDialer.BOUND).isEqualTo(Addresses.socket("127.0.0.1", 0x1234));
        assertThat(fixture.client.sent()).isEqualTo(SessionFixture.SUCCEEDED);
    }

    @Test
    void recordsWhatWasAskedAsItWasAsked() {
        fixture.requested("05 01 00 03 0C 45 78 61 6D 70 6C 65 2E 63 6F 6D 2E 01 BB")
                .client
                .close();

        Asked asked = fixture.records.closed().get(0).request().orElseThrow();
        assertThat(asked.version()).isEqualTo(5);
        assertThat(asked.command()).isEqualTo(1);
        assertThat(asked.destination()).isEqualTo("Example.com.");
        assertThat(asked.canonical().orElseThrow().text()).isEqualTo("example.com");
        assertThat(asked.port()).isEqualTo(443);
        assertThat(asked.userId()).isEqualTo(Optional.empty());
    }

    @Test
    void recordsWhatWasConnectedTo() {
        InetAddress resolved = Addresses.address("192.0.2.77");
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(resolved);
        fixture.dialer.attempt(0).succeed();

        fixture.session().stop();

        assertThat(fixture.records.closed().get(0).outcome().connectedTo())
                .contains(Addresses.socket("192.0.2.77", 443));
    }

    private static String refusal(String code) {
        return "05 " + code + " 00 01 00 00 00 00 00 00";
    }
}
