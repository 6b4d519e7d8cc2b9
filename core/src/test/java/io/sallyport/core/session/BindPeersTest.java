package io.sallyport.core.session;

import static io.sallyport.core.session.BindSession.BIND;
import static io.sallyport.core.session.BindSession.BIND_ANY;
import static io.sallyport.core.session.BindSession.BIND_NAME;
import static io.sallyport.core.session.BindSession.PAUSE;
import static io.sallyport.core.session.BindSession.PEER;
import static io.sallyport.core.session.BindSession.SECOND;
import static io.sallyport.core.session.BindSession.STRANGER;
import static io.sallyport.core.session.BindSession.refusal;
import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.audit.SessionRecord.Listening;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.testing.FakePolicy;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may be the peer of a BIND, and what becomes of everybody else. */
class BindPeersTest {
    private final BindSession session = new BindSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void turnsAwayWhoWasNotAskedForAndStaysForWhoWas() {
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(STRANGER)).isFalse();
        assertThat(fixture.sockets.last().arrive(socket("2001:db8::1", 20))).isFalse();
        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();

        fixture.session().stop();
        assertThat(session.outcome().listening()).contains(new Listening(socket("192.0.2.99", 0x4321), 2));
    }

    @Test
    void doesNotAskPolicyOfStrangers() {
        fixture.requested(BIND);

        fixture.sockets.last().arrive(STRANGER);

        assertThat(fixture.policy.asked()).hasSize(1);
    }

    @Test
    void strangersDoNotEndTheWaitHoweverManyTheyAre() {
        fixture.requested(BIND).client.sent();
        for (int i = 0; i < 1000; i++) {
            fixture.client.advance(fixture.sockets.last().accepts() ? Duration.ZERO : PAUSE);
            assertThat(fixture.sockets.last().arrive(STRANGER)).isFalse();
        }

        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();
        assertThat(fixture.client.sent()).isEqualTo(SECOND);
        fixture.session().stop();
        assertThat(session.outcome().listening().orElseThrow().strangers()).isEqualTo(1000);
    }

    @Test
    void turnsNoMoreStrangersAwayAtOnceThanTheEventLoopCanBear() {
        fixture.requested(BIND).client.sent();
        int turnedAway = 0;
        while (fixture.sockets.last().accepts()) {
            fixture.sockets.last().arrive(STRANGER);
            turnedAway++;
        }

        assertThat(turnedAway).isEqualTo(64);
        fixture.client.advance(PAUSE.minusMillis(1));
        assertThat(fixture.sockets.last().accepts()).isFalse();
        fixture.client.advance(Duration.ofMillis(1));
        assertThat(fixture.sockets.last().accepts()).isTrue();
    }

    @Test
    void thePauseAfterStrangersEndsWithTheClient() {
        fixture.requested(BIND).client.sent();
        while (fixture.sockets.last().accepts()) {
            fixture.sockets.last().arrive(STRANGER);
        }

        fixture.client.close();
        fixture.client.advance(PAUSE);

        assertThat(fixture.sockets.last().accepts()).isFalse();
    }

    @Test
    void aPeerInIpv4MappedFormIsTheIpv4One() throws UnknownHostException {
        fixture.requested(BIND).client.sent();
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 0xC0, 0, 2, 1};

        fixture.sockets.last().arrive(new InetSocketAddress(Inet6Address.getByAddress("", mapped, 0), 20));

        assertThat(fixture.client.sent()).isEqualTo(SECOND);
    }

    @Test
    void ofANameExpectsEveryPermittedAddressAndNoOther() {
        fixture.policy.decides(request -> request.address().equals(Optional.of(address("192.0.2.2")))
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));
        fixture.requested(BIND_NAME).resolver.answer(address("192.0.2.2"), address("192.0.2.3"), address("192.0.2.1"));

        assertThat(fixture.sockets.last().arrive(STRANGER)).isFalse();
        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();
        assertThat(fixture.resolver.asked()).containsExactly("example.com");
    }

    @Test
    void forAnyPeerLetsPolicyDecideOfEach() {
        fixture.policy.decides(request -> request.address().isEmpty()
                ? FakePolicy.needsAddress(request)
                : request.address().equals(Optional.of(PEER.getAddress()))
                        ? FakePolicy.permit(request, Obligations.NONE)
                        : FakePolicy.deny(request));
        fixture.requested(BIND_ANY).client.sent();

        assertThat(fixture.sockets.last().arrive(STRANGER)).isFalse();
        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();

        assertThat(fixture.client.sent()).isEqualTo(SECOND);
    }

    @Test
    void forAnyPeerListensAtTheAddressThatTheClientConnectedTo() {
        fixture.requested(BIND_ANY);

        assertThat(fixture.sockets.last().address().getAddress()).isEqualTo(address("192.0.2.9"));
    }

    @Test
    void forAnyPeerMayBeAskedByName() {
        fixture.requested("05 02 00 03 01 30 00 00");

        assertThat(fixture.policy.asked().get(0).address()).isEmpty();
        assertThat(fixture.sockets.opened()).hasSize(1);
    }

    @Test
    void aPeerIsNoNeedForAnAddress() {
        fixture.policy.decides(FakePolicy::needsAddress);
        fixture.requested(BIND_ANY).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();
    }

    @Test
    void askedPolicyAsAskedAndForThePeer() {
        fixture.requested(BIND);
        fixture.sockets.last().arrive(PEER);

        List<AccessRequest> asked = fixture.policy.asked();
        assertThat(asked).extracting(AccessRequest::phase).containsExactly(Phase.REQUEST, Phase.INBOUND_PEER);
        assertThat(asked).extracting(AccessRequest::command).containsOnly(Command.BIND);
        assertThat(asked.get(1).peer()).contains(PEER);
        assertThat(asked.get(1).address()).contains(PEER.getAddress());
        assertThat(asked.get(1).destination().port()).isEqualTo(21);
    }

    @Test
    void refusesWithTheSecondReplyThePeerThatPolicyDeniesAfterAll() {
        fixture.policy.decides(BindPeersTest::deniesPeer);
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("denied-by-test");
        assertThat(session.outcome().ruling().orElseThrow().phase()).isEqualTo(Phase.INBOUND_PEER);
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    private static Decision deniesPeer(AccessRequest request) {
        return request.phase() == Phase.INBOUND_PEER
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE);
    }
}
