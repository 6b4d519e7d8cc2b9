package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AttributeKey;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.protocol.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page can have its reader's browser do, and what that costs the reader's source. */
class WebPagesTest extends WatchedSession {
    /** A page that a user reads can have the browser connect anywhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "16 03 01",
                "47 45 54 20",
                "50 4F 53 54 20 2F",
                "50 52 4F 58 59 20 2F 20 48 54 54 50 2F",
                "00 01 00 00 21 12 A4 42",
                "02 00",
                "99"
            })
    void whatAWebPageCanHaveABrowserSendIsNone(String octets) {
        watching(Offence.MALFORMED).open().receive(octets);

        assertThat(fixture.records.reasons()).hasSize(1);
        assertThat(counted()).isFalse();
    }

    /** Otherwise it would be a place for as long as the deadline, for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"16 03 01", "47 45 54 20", "99"})
    void lateItCountsAsADeadlineThatPassed(String octets) {
        watching(Offence.DEADLINE_PASSED).open();
        accepted(WebPages.AT_ONCE.plusSeconds(1));

        fixture.receive(octets);

        assertThat(counted()).isTrue();
    }

    private void accepted(Duration ago) {
        fixture.client
                .attr(AttributeKey.<Long>valueOf(AcceptTime.class, "accepted"))
                .set(System.nanoTime() - ago.toNanos());
    }

    @Test
    void aHandshakeThatFailsIsNoAuthentication() {
        watching(Offence.NO_AUTHENTICATION).open();

        fixture.client.pipeline().fireExceptionCaught(new ProtocolException("tls-handshake-failed"));

        assertThat(fixture.records.reasons()).containsExactly("tls-handshake-failed");
        assertThat(counted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain-to-tls-listener", "tls-certificate-not-trusted-by-client", "client-certificate-missing"})
    void aHandshakeThatFailsAsABrowsersDoesIsNone(String reason) {
        watching(Offence.NO_AUTHENTICATION).open();

        fixture.client.pipeline().fireExceptionCaught(new ProtocolException(reason));

        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(counted()).isFalse();
    }

    /** It is little, but the gateway has signed for it. */
    @ParameterizedTest
    @CsvSource({
        "tls-certificate-not-trusted-by-client, true",
        "client-certificate-missing, true",
        "plain-to-tls-listener, false"
    })
    void itIsARefusedHandshakeIfThereWasOne(String reason, boolean counts) {
        watching(Offence.REFUSED_HANDSHAKE).open();

        fixture.client.pipeline().fireExceptionCaught(new ProtocolException(reason));

        assertThat(counted()).isEqualTo(counts);
    }

    /** What costs nothing on a plain connection has cost a signature here. */
    @ParameterizedTest
    @CsvSource({"http-to-socks-listener, true", "not-socks, true", "http-to-socks-listener, false"})
    void whatABrowserSendsWithinTlsIsOneToo(String reason, boolean secured) {
        assertThat(WebPages.offence(new ProtocolException(reason).reason(), Duration.ZERO, secured, Offence.MALFORMED))
                .isEqualTo(secured ? Optional.of(Offence.REFUSED_HANDSHAKE) : Optional.empty());
    }

    @Test
    void lateThatCountsToo() {
        watching(Offence.DEADLINE_PASSED).open();
        accepted(WebPages.AT_ONCE.plusSeconds(1));

        fixture.client.pipeline().fireExceptionCaught(new ProtocolException("plain-to-tls-listener"));

        assertThat(counted()).isTrue();
    }
}
