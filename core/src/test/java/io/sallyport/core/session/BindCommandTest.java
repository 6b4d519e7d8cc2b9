package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord.Listening;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.TestChannel;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a BIND to the second reply, and what is relayed then. */
class BindCommandTest {
    private static final String BIND = "05 02 00 01 C0 00 02 01 00 15";
    private static final String BIND_IPV6 = "05 02 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 15";
    private static final String BIND_NAME = "05 02 00 03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D 00 15";
    private static final String BIND_ANY = "05 02 00 01 00 00 00 00 00 00";
    private static final String FIRST = "05 00 00 01 C0 00 02 63 43 21";
    private static final String SECOND = "05 00 00 01 C0 00 02 01 00 14";
    private static final InetSocketAddress PEER = socket("192.0.2.1", 20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final InetSocketAddress STRANGER = socket("192.0.2.2", 20);

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void saysWithTheFirstReplyWhereItListens() {
        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(FIRST);
        assertThat(fixture.sockets.last().accepts()).isTrue();
        assertThat(fixture.dialer.dialed()).isEmpty();
    }

    @Test
    void saysWithTheSecondReplyWhoHasCome() {
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();

        assertThat(fixture.client.sent()).isEqualTo(SECOND);
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void relaysInBothDirections() {
        relaying();

        fixture.receive("01 02");
        peer().receive("03");

        assertThat(peer().sent()).isEqualTo("01 02");
        assertThat(fixture.client.sent()).isEqualTo("03");
    }

    @Test
    void readsNothingOfThePeerBeforeTheSecondReply() {
        fixture.requested(BIND).client.sent();
        fixture.sockets.last().arrive(PEER);
        peer().receive("FF");

        assertThat(fixture.client.sent()).isEqualTo(SECOND + " FF");
    }

    @Test
    void whatTheClientSentAheadReachesThePeer() {
        fixture.requested(BIND, "01").receive("02");

        fixture.sockets.last().arrive(PEER);

        assertThat(peer().sent()).isEqualTo("01 02");
    }

    @Test
    void listensWhereThePeerIsReached() {
        fixture.requested(BIND);

        assertThat(fixture.sockets.last().address().getAddress()).isEqualTo(SessionFixture.LOCAL);
    }

    @Test
    void listensAtTheConfiguredAddressOfThePeersFamilyAndSaysTheAdvertisedOne() {
        fixture.inbound(new InboundSettings(
                List.of(address("192.0.2.50"), address("2001:db8::50")),
                Optional.empty(),
                List.of(address("2001:db8::ffff")),
                new PlaceCaps(10, 10)));

        fixture.requested(BIND_IPV6);

        assertThat(fixture.sockets.last().address()).isEqualTo(socket("2001:db8::50", 0x4321));
        assertThat(fixture.client.sent()).isEqualTo("05 00 00 04 20 01 0D B8" + " 00".repeat(10) + " FF FF 43 21");
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
    void refusesWhatPolicyDenies() {
        fixture.policy.decides(FakePolicy::deny);

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.sockets.opened()).isEmpty();
    }

    @Test
    void refusesWithTheSecondReplyThePeerThatPolicyDeniesAfterAll() {
        fixture.policy.decides(BindCommandTest::deniesPeer);
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("denied-by-test");
        assertThat(outcome().ruling().orElseThrow().phase()).isEqualTo(Phase.INBOUND_PEER);
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void turnsAwayWhoWasNotAskedForAndStaysForWhoWas() {
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(STRANGER)).isFalse();
        assertThat(fixture.sockets.last().arrive(socket("2001:db8::1", 20))).isFalse();
        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.sockets.last().arrive(PEER)).isTrue();

        fixture.session().stop();
        assertThat(outcome().listening()).contains(new Listening(socket("192.0.2.99", 0x4321), 2));
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
        assertThat(outcome().listening().orElseThrow().strangers()).isEqualTo(1000);
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
    void givesUpAtTheDeadline() {
        fixture.requested(BIND).client.sent();
        fixture.client.advance(SessionFixture.BIND.minusMillis(1));
        assertThat(fixture.sockets.last().isOpen()).isTrue();

        fixture.client.advance(Duration.ofMillis(1));

        assertThat(fixture.client.sent()).isEqualTo(refusal("06"));
        assertThat(fixture.records.reasons()).containsExactly("bind-timed-out");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void theDeadlineEndsWithThePeer() {
        relaying();

        fixture.client.advance(SessionFixture.BIND);

        assertThat(fixture.records.closed()).isEmpty();
    }

    @Test
    void endsWithTheClientsInput() {
        fixture.requested(BIND).client.receiveEnd();

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void opensNothingThatStaysForAClientThatLeftBefore() {
        fixture.requested(BIND_NAME).client.receiveEnd();

        fixture.resolver.answer(PEER.getAddress());

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.sockets.opened()).noneMatch(socket -> socket.isOpen());
    }

    @Test
    void turnsAwayThePeerOfAClientThatLeft() {
        fixture.requested(BIND).client.close();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();
    }

    @Test
    void opensNoMoreListenersThanThereMayBe() {
        fixture.inbound(new InboundSettings(List.of(), Optional.empty(), List.of(), new PlaceCaps(10, 0)));

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-limit-reached");
    }

    @Test
    void doesNotKnowTheCommandWhereItIsOff() {
        fixture.inbound(InboundSettings.OFF);

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("07"));
        assertThat(fixture.records.reasons()).containsExactly("command-not-supported");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void givesTheRulesPlaceBackWhereListeningEndsUnexpectedly() {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, one));
        fixture.sockets.failWith(new UnsupportedOperationException("test"));

        fixture.requested(BIND);

        assertThat(fixture.records.reasons()).containsExactly("internal-error");
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesThePeerWhoseConnectionCannotBeTaken() {
        fixture.requested(BIND).client.sent();
        fixture.sockets.takeNone();

        fixture.sockets.last().arrive(PEER);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-failed");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesWhereItCannotListen() {
        fixture.sockets.failWith("Cannot assign requested address");

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("bind-failed");
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void countsAgainstTheRuleThatPermitsThePeer() {
        Obligations one = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, one));

        fixture.requested(BIND);
        assertThat(fixture.limits.tracked()).isEqualTo(2);
        fixture.sockets.last().arrive(PEER);
        assertThat(fixture.limits.tracked()).isEqualTo(2);
        fixture.session().stop();

        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void refusesAPeerWhoseRuleHasNoPlaceLeft() {
        Obligations none = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(0));
        fixture.policy.decides(request -> request.peer().isPresent()
                ? new Decision.Permit(new Ruling("other", "1", request.phase()), none)
                : FakePolicy.permit(request, Obligations.NONE));
        fixture.requested(BIND).client.sent();

        assertThat(fixture.sockets.last().arrive(PEER)).isFalse();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.records.reasons()).containsExactly("session-limit-reached");
    }

    @Test
    void recordsThePeerAndWhatWasRelayed() {
        relaying();
        fixture.receive("01 02");
        peer().receive("03");

        fixture.session().stop();

        assertThat(outcome().connectedTo()).contains(PEER);
        assertThat(outcome().traffic()).isEqualTo(new Traffic(2, 1));
        assertThat(outcome().ending().kind()).isEqualTo(Ending.Kind.RELAYED);
        assertThat(outcome().ruling().orElseThrow().phase()).isEqualTo(Phase.INBOUND_PEER);
    }

    @Test
    void bothRepliesOfSocks4AreItsOwn() {
        fixture.withSocks4().open().receive("04 02 00 15 C0 00 02 01 00");
        fixture.sockets.last().arrive(PEER);

        assertThat(fixture.client.sent()).isEqualTo("00 5A 43 21 C0 00 02 63 00 5A 00 14 C0 00 02 01");
    }

    @Test
    void socks4CannotBeToldOfAnIpv6Address() {
        fixture.withSocks4().open().receive("04 02 00 15 00 00 00 01 00 65 78 2E 6F 72 67 00");

        fixture.resolver.answer(address("2001:db8::1"));

        assertThat(fixture.client.sent()).isEqualTo("00 5B 00 00 00 00 00 00");
        assertThat(fixture.sockets.opened()).isEmpty();
    }

    private void relaying() {
        fixture.requested(BIND).sockets.last().arrive(PEER);
        fixture.client.sent();
    }

    private TestChannel peer() {
        return fixture.sockets.taken().get(0);
    }

    private Outcome outcome() {
        return fixture.records.closed().get(0).outcome();
    }

    private static Decision deniesPeer(AccessRequest request) {
        return request.phase() == Phase.INBOUND_PEER
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE);
    }

    private static String refusal(String code) {
        return "05 " + code + " 00 01 00 00 00 00 00 00";
    }
}
