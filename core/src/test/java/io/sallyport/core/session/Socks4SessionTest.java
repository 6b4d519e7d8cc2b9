package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Socks4SessionTest {
    private static final String CONNECT = "04 01 01 BB C0 00 02 01 6A 6F 65 00";
    private static final String CONNECT_NAME = "04 01 01 BB 00 00 00 01 00 65 78 2E 6F 72 67 00";
    private static final String REJECTED = "00 5B 00 00 00 00 00 00";

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void isGrantedWhereTheListenerAllowsItAndNoAuthenticationIsOffered() {
        fixture.withSocks4().open().receive(CONNECT).dialer.attempt(0).succeed();

        assertThat(fixture.client.sent()).isEqualTo("00 5A 12 34 7F 00 00 01");
    }

    @Test
    void isRejectedByItsFirstOctetWhereTheListenerDoesNotAllowIt() {
        fixture.policy.offers(() -> FakePolicy.offer("none"));

        fixture.open().receive("04");

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
        assertThat(fixture.records.reasons()).containsExactly("socks4-not-allowed");
    }

    @Test
    void isRejectedWhereAnotherMethodIsDemanded() {
        fixture.withSocks4();
        fixture.policy.offers(() -> FakePolicy.offer("fake"));

        fixture.open().receive(CONNECT);

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
        assertThat(fixture.records.reasons()).containsExactly("socks4-not-allowed");
        assertThat(fixture.dialer.dialed()).isEmpty();
    }

    @Test
    void passesWhereNoAuthenticationIsOfferedBesidesOthers() {
        fixture.withSocks4();
        fixture.policy.offers(() -> FakePolicy.offer("fake", "none"));

        fixture.open().receive(CONNECT);

        assertThat(fixture.dialer.dialed()).containsExactly(Addresses.socket("192.0.2.1", 443));
    }

    @Test
    void keepsTheUserIdForTheRecord() {
        fixture.withSocks4().open().receive(CONNECT).client.close();

        assertThat(fixture.records.closed().get(0).request().orElseThrow().userId())
                .contains("joe");
    }

    @Test
    void resolvesTheNameOf4a() {
        fixture.withSocks4().open().receive(CONNECT_NAME).resolver.answer(Addresses.address("192.0.2.7"));

        assertThat(fixture.resolver.asked()).containsExactly("ex.org");
        assertThat(fixture.dialer.dialed()).containsExactly(Addresses.socket("192.0.2.7", 443));
    }

    @Test
    void isFedOctetByOctet() {
        fixture.withSocks4().open();

        for (byte octet : Octets.of(CONNECT)) {
            fixture.client.receive(octet);
        }

        assertThat(fixture.dialer.dialed()).containsExactly(Addresses.socket("192.0.2.1", 443));
    }

    @Test
    void isRejectedInItsOwnFormWhereADecisionDenies() {
        fixture.withSocks4().policy.decides(FakePolicy::deny);

        fixture.open().receive(CONNECT);

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
    }

    @Test
    void isRejectedInItsOwnFormWhereTheConnectionFails() {
        fixture.withSocks4()
                .open()
                .receive(CONNECT)
                .dialer
                .attempt(0)
                .fail(new EgressException("test", ReplyCode.CONNECTION_REFUSED));

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
    }

    @Test
    void isRejectedInItsOwnFormWhereTheRequestIsMalformed() {
        fixture.withSocks4().open().receive("04 01 01 BB 00 00 00 01 00 00");

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
        assertThat(fixture.records.reasons()).containsExactly("empty-destination-name");
    }

    @Test
    void isRejectedInItsOwnFormWhereTheCommandIsUnknown() {
        fixture.withSocks4().open().receive("04 03 01 BB C0 00 02 01 00");

        assertThat(fixture.client.sent()).isEqualTo(REJECTED);
        assertThat(fixture.records.reasons()).containsExactly("unknown-command");
    }
}
