package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakePolicy;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is resolved and nothing is connected to that policy did not clearly permit. */
class PolicyTest {
    private static final String DENIED = "05 02 00 01 00 00 00 00 00 00";

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void closesWithoutAWordWhomItDoesNotAdmit() {
        Ruling ruling = new Ruling("r", "1", Phase.ADMISSION);
        fixture.policy.admits(() -> new Admission.Refused(ruling, ReasonCode.of("not-admitted")));

        fixture.open();

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.client.reads()).isZero();
        assertThat(fixture.records.reasons()).containsExactly("not-admitted");
        assertThat(fixture.records.closed().get(0).outcome().ruling()).contains(ruling);
    }

    @Test
    void admitsNobodyWhereItFails() {
        fixture.policy.admits(() -> {
            throw new IllegalStateException("test");
        });

        fixture.open();

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    @Test
    void admitsNobodyWhereItAnswersNull() {
        fixture.policy.admits(() -> null);

        fixture.open();

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    static Stream<Function<AccessRequest, Decision>> noPermissions() {
        return Stream.of(FakePolicy::deny, request -> null, request -> {
            throw new IllegalStateException("test");
        });
    }

    @ParameterizedTest
    @MethodSource("noPermissions")
    void connectsToNoAddressThatWasNotPermitted(Function<AccessRequest, Decision> decision) {
        fixture.policy.decides(decision);

        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.dialer.dialed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("noPermissions")
    void resolvesNoNameThatWasNotPermitted(Function<AccessRequest, Decision> decision) {
        fixture.policy.decides(decision);

        fixture.requested(SessionFixture.CONNECT_NAME);

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.resolver.asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("noPermissions")
    void connectsToNoResolvedAddressThatWasNotPermitted(Function<AccessRequest, Decision> decision) {
        fixture.policy.decides(request ->
                request.phase() == Phase.REQUEST ? FakePolicy.needsAddress(request) : decision.apply(request));

        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("192.0.2.1"));

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.dialer.dialed()).isEmpty();
    }

    @Test
    void deniesAnAddressThatNeedsAnAddress() {
        fixture.policy.decides(FakePolicy::needsAddress);

        fixture.requested(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    @Test
    void deniesAResolvedAddressThatNeedsAnAddress() {
        fixture.policy.decides(FakePolicy::needsAddress);

        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("192.0.2.1"));

        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    @Test
    void aNamesPermissionDoesNotPermitItsAddresses() {
        fixture.policy.decides(request -> request.phase() == Phase.REQUEST
                ? FakePolicy.permit(request, Obligations.NONE)
                : FakePolicy.deny(request));

        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("127.0.0.1"));

        assertThat(fixture.client.sent()).isEqualTo(DENIED);
    }

    @Test
    void isAskedForEveryAddressInItsCanonicalForm() {
        fixture.requested(SessionFixture.CONNECT_NAME)
                .resolver
                .answer(address("192.0.2.1"), mapped("192.0.2.2"), address("2001:db8::1"));

        assertThat(fixture.policy.asked().stream()
                        .skip(1)
                        .map(each -> each.address().orElseThrow()))
                .containsExactlyInAnyOrder(address("192.0.2.1"), address("192.0.2.2"), address("2001:db8::1"));
    }

    @Test
    void anAddressThatComesTwiceIsAskedOnceAndTriedOnce() {
        fixture.requested(SessionFixture.CONNECT_NAME)
                .resolver
                .answer(address("192.0.2.1"), mapped("192.0.2.1"), address("192.0.2.1"));

        assertThat(fixture.policy.asked()).hasSize(2);
        assertThat(fixture.dialer.dialed()).containsExactly(socket("192.0.2.1", 443));
    }

    @Test
    void connectsOnlyToThePermittedOfSeveralAddresses() {
        fixture.policy.decides(request -> request.address().stream().anyMatch(InetAddress::isLoopbackAddress)
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));

        fixture.requested(SessionFixture.CONNECT_NAME)
                .resolver
                .answer(mapped("127.0.0.1"), address("::1"), address("192.0.2.1"), address("127.0.0.2"));
        fixture.client.advance(SessionFixture.CONNECT.minusMillis(1));

        assertThat(fixture.dialer.dialed()).containsExactly(socket("192.0.2.1", 443));
    }

    @Test
    void triesBothFamiliesOfANameWithVeryManyAddresses() {
        Stream<InetAddress> sixes = IntStream.range(0, 40).mapToObj(i -> address("2001:db8::" + (i + 1)));

        fixture.requested(SessionFixture.CONNECT_NAME)
                .resolver
                .answer(Stream.concat(sixes, Stream.of(address("192.0.2.1"))).toArray(InetAddress[]::new));
        fixture.client.advance(SessionFixture.CONNECT.minusMillis(1));

        assertThat(fixture.dialer.dialed()).hasSize(Access.MAX_ADDRESSES).contains(socket("192.0.2.1", 443));
    }

    @Test
    void refusesAConnectionThatWentElsewhere() {
        fixture.dialer.connectsTo(socket("127.0.0.1", 443));

        fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();

        assertThat(fixture.records.reasons()).containsExactly("connected-elsewhere");
        assertThat(fixture.destination().isOpen()).isFalse();
    }

    private static InetAddress mapped(String ipv4) {
        byte[] octets = new byte[16];
        octets[10] = (byte) 0xFF;
        octets[11] = (byte) 0xFF;
        System.arraycopy(address(ipv4).getAddress(), 0, octets, 12, 4);
        try {
            return Inet6Address.getByAddress("", octets, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
