package io.sallyport.core.session;

import static io.sallyport.core.session.BindSession.BIND;
import static io.sallyport.core.session.BindSession.BIND_IPV6;
import static io.sallyport.core.session.BindSession.FIRST;
import static io.sallyport.core.session.BindSession.PEER;
import static io.sallyport.core.session.BindSession.SECOND;
import static io.sallyport.core.session.BindSession.refusal;
import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.testing.FakePolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a BIND to the second reply, and what is relayed then. */
class BindCommandTest {
    private final BindSession session = new BindSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
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
        session.relaying();

        fixture.receive("01 02");
        session.peer().receive("03");

        assertThat(session.peer().sent()).isEqualTo("01 02");
        assertThat(fixture.client.sent()).isEqualTo("03");
    }

    @Test
    void readsNothingOfThePeerBeforeTheSecondReply() {
        fixture.requested(BIND).client.sent();
        fixture.sockets.last().arrive(PEER);
        session.peer().receive("FF");

        assertThat(fixture.client.sent()).isEqualTo(SECOND + " FF");
    }

    @Test
    void whatTheClientSentAheadReachesThePeer() {
        fixture.requested(BIND, "01").receive("02");

        fixture.sockets.last().arrive(PEER);

        assertThat(session.peer().sent()).isEqualTo("01 02");
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
    void refusesWhatPolicyDenies() {
        fixture.policy.decides(FakePolicy::deny);

        fixture.requested(BIND);

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.sockets.opened()).isEmpty();
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
    void recordsThePeerAndWhatWasRelayed() {
        session.relaying();
        fixture.receive("01 02");
        session.peer().receive("03");

        fixture.session().stop();

        assertThat(session.outcome().connectedTo()).contains(PEER);
        assertThat(session.outcome().traffic()).isEqualTo(new Traffic(2, 1));
        assertThat(session.outcome().ending().kind()).isEqualTo(Ending.Kind.RELAYED);
        assertThat(session.outcome().ruling().orElseThrow().phase()).isEqualTo(Phase.INBOUND_PEER);
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
}
