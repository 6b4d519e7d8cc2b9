package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.core.egress.EgressPath;
import io.sallyport.core.egress.UnusableInterfaceException;
import io.sallyport.core.testing.FakePolicy;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule's interface to go out by is the only way out. */
class EgressInterfaceTest {
    private static final String CONNECT_IPV6 = "05 01 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 01 BB";

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private SessionFixture requested(String request) {
        fixture.policy.decides(asked -> FakePolicy.permit(asked, Egress.by("eth1")));
        return fixture.requested(request);
    }

    @Test
    void connectsByItWithWhateverAddress() {
        requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(fixture.dialer.paths())
                .containsExactly(new EgressPath(socket("192.0.2.1", 443), Optional.empty(), Optional.of("eth1")));
        assertThat(fixture.client.sent()).startsWith("05 00");
    }

    @Test
    void connectsByItFromTheAddressBesideIt() {
        fixture.policy.decides(asked -> FakePolicy.permit(asked, Egress.by("eth1", address("203.0.113.5"))));

        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(fixture.dialer.paths())
                .containsExactly(new EgressPath(
                        socket("192.0.2.1", 443), Optional.of(address("203.0.113.5")), Optional.of("eth1")));
    }

    @Test
    void reachesBothFamiliesWithoutAnAddressBesideIt() {
        requested(CONNECT_IPV6).dialer.attempt(0).succeed();

        assertThat(fixture.client.sent()).startsWith("05 00");
    }

    @Test
    void refusesIfTheSocketIsNotHeldToIt() {
        requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).fail(new UnusableInterfaceException("gone"));

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("egress-interface-unavailable");
    }

    @Test
    void refusesIfItIsTakenAwayBeforeTheConnect() {
        requested(SessionFixture.CONNECT_IPV4)
                .dialer
                .attempt(0)
                .fail(new IOException("connect(..) failed with error(-19): No such device"));

        assertThat(fixture.records.reasons()).containsExactly("egress-interface-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {BindSession.BIND, BindSession.BIND_ANY, SessionFixture.PING_IPV4})
    void refusesACommandThatCannotBeHeldToIt(String request) {
        requested(request);

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("egress-address-not-for-command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "eth 1", "a/b", "sixteen-octets-16"})
    void aNameThatNoInterfaceCanHaveIsNoObligation(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Egress.by(name));
    }
}
