package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.egress.EgressPath;
import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule's address to go out by is the only way out. */
class EgressAddressTest {
    private static final InetAddress SOURCE = address("203.0.113.5");
    private static final Obligations FROM_SOURCE = Egress.from(SOURCE);
    private static final String CONNECT_IPV6 = "05 01 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 01 BB";

    private final SessionFixture fixture = new SessionFixture();

    @BeforeEach
    void bind() {
        fixture.policy.decides(request -> FakePolicy.permit(request, FROM_SOURCE));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void connectsFromIt() {
        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(fixture.dialer.paths())
                .containsExactly(new EgressPath(socket("192.0.2.1", 443), Optional.of(SOURCE)));
        assertThat(fixture.client.sent()).isEqualTo("05 00 00 01 CB 00 71 05 12 34");
        fixture.session().stop();
        assertThat(fixture.records.closed().get(0).outcome().connectedFrom()).contains(socket("203.0.113.5", 0x1234));
    }

    @Test
    void refusesADestinationOfTheOtherFamily() {
        fixture.requested(CONNECT_IPV6);

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("03"));
        assertThat(fixture.records.reasons()).containsExactly("egress-address-family");
        assertThat(fixture.dialer.dialed()).isEmpty();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void leavesOutTheAddressesOfANameThatAreOfTheOtherFamily() {
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("2001:db8::1"), address("192.0.2.1"));

        fixture.dialer.attempt(0).fail(new ConnectException("Connection refused"));

        assertThat(fixture.dialer.dialed()).containsExactly(socket("192.0.2.1", 443));
    }

    @Test
    void refusesANameWithAddressesOfTheOtherFamilyOnly() {
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("2001:db8::1"));

        assertThat(fixture.records.reasons()).containsExactly("egress-address-family");
    }

    @Test
    void eachAddressLeavesByItsOwnRule() {
        fixture.policy.decides(request ->
                request.address().filter(address("192.0.2.1")::equals).isPresent()
                        ? FakePolicy.permit(request, FROM_SOURCE)
                        : FakePolicy.permit(request, Obligations.NONE));

        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("192.0.2.1"), address("192.0.2.2"));
        fixture.dialer.attempt(0).fail(new ConnectException("Connection refused"));

        assertThat(fixture.dialer.paths())
                .extracting(EgressPath::source)
                .containsExactly(Optional.of(SOURCE), Optional.empty());
    }

    @Test
    void relaysNothingThatHasLeftByAnother() {
        fixture.dialer.connectsFrom(socket("203.0.113.6", 1));

        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("connected-from-elsewhere");
        assertThat(fixture.destination().isOpen()).isFalse();
    }

    @Test
    void saysThatItCannotBeHad() {
        fixture.requested(SessionFixture.CONNECT_IPV4)
                .dialer
                .attempt(0)
                .fail(new BindException("Cannot assign requested address"));

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("egress-address-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {BindSession.BIND, BindSession.BIND_ANY, SessionFixture.PING_IPV4})
    void refusesACommandThatCannotBeHeldToIt(String request) {
        fixture.requested(request);

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("egress-address-not-for-command");
    }

    @Test
    void refusesThePeerOfABindByARuleThatCannotHoldIt() {
        fixture.policy.decides(
                request -> FakePolicy.permit(request, request.peer().isPresent() ? FROM_SOURCE : Obligations.NONE));
        fixture.requested(BindSession.BIND).client.sent();

        fixture.sockets.last().arrive(BindSession.PEER);

        assertThat(fixture.client.sent()).isEqualTo(BindSession.refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("egress-address-not-for-command");
    }

    @Test
    void bothFamiliesAreReachedWhereThereIsAnAddressOfEach() {
        EgressBinding both = Egress.addresses(SOURCE, address("2001:db8::5"));

        assertThat(both.towards(address("192.0.2.1"))).contains(SOURCE);
        assertThat(both.towards(address("2001:db8::1"))).contains(address("2001:db8::5"));
        assertThat(EgressBinding.ANY.reach(address("2001:db8::1"))).isTrue();
        assertThat(Egress.addresses(SOURCE).reach(address("2001:db8::1"))).isFalse();
    }
}
