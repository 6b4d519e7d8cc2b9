package io.sallyport.core.session;

import static io.sallyport.core.testing.FakeProtection.FORGED;
import static io.sallyport.core.testing.FakeProtection.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.Octets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an acceptance with a protection on, everything is encapsulated, RFC 1961 section 5. */
class EncapsulatedSessionTest {
    private static final String REPLY = frame(SessionFixture.SUCCEEDED);

    private final FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY, false, 64);
    private final SessionFixture fixture = new SessionFixture().encapsulatedBy(protection);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void encapsulatesTheReplyAndWhatIsRelayed() {
        relaying();

        fixture.client.receive(frame("01 02"));
        fixture.destination().receive("03 04 05");

        assertThat(fixture.destination().sent()).isEqualTo("01 02");
        assertThat(fixture.client.sent()).isEqualTo(frame("03 04 05"));
    }

    @Test
    void tellsPolicyTheLevel() {
        relaying();

        assertThat(fixture.policy.asked().get(0).proof().protection()).isEqualTo(ProtectionLevel.CONFIDENTIALITY);
    }

    @Test
    void countsPlaintext() {
        relaying();
        fixture.client.receive(frame("01 02"));
        fixture.destination().receive("03 04 05");

        fixture.client.receiveReset();

        assertThat(fixture.records.closed().get(0).outcome().traffic()).isEqualTo(new Traffic(2, 3));
    }

    @Test
    void aRequestMaySpanMessages() {
        fixture.authenticated();

        for (byte octet : Octets.of(SessionFixture.CONNECT_IPV4)) {
            fixture.receive(frame(Octets.hex(octet)));
        }

        assertThat(fixture.dialer.dialed()).hasSize(1);
    }

    @Test
    void aMessageMayCarryARequestAndData() {
        fixture.dialer.onDial(FakeDialer.Attempt::succeed);

        fixture.authenticated().receive(frame(SessionFixture.CONNECT_IPV4, "01 02 03"));

        assertThat(fixture.destination().sent()).isEqualTo("01 02 03");
    }

    @Test
    void everythingMayBeCutInTwoAnywhere() {
        byte[] all = Octets.of(
                SessionFixture.GREETING, SessionFixture.MESSAGE, frame(SessionFixture.CONNECT_IPV4), frame("01 02"));
        for (int cut = 1; cut < all.length; cut++) {
            try (SessionFixture each = new SessionFixture().encapsulatedBy(protection)) {
                each.dialer.onDial(FakeDialer.Attempt::succeed);

                each.open().client.receive(Arrays.copyOf(all, cut));
                each.client.receive(Arrays.copyOfRange(all, cut, all.length));

                assertThat(each.client.sent()).isEqualTo("05 80 AA " + REPLY);
                assertThat(each.destination().sent()).isEqualTo("01 02");
            }
        }
    }

    @Test
    void encapsulatesARefusal() {
        fixture.policy.decides(FakePolicy::deny);

        fixture.authenticated().receive(frame(SessionFixture.CONNECT_IPV4));

        assertThat(fixture.client.sent()).isEqualTo(frame("05 02 00 01 00 00 00 00 00 00"));
    }

    @Test
    void encapsulatesBothRepliesToABindAndThePeersData() {
        fixture.authenticated().receive(frame("05 02 00 01 C0 00 02 01 00 15"));
        assertThat(fixture.client.sent()).isEqualTo(frame("05 00 00 01 C0 00 02 63 43 21"));

        fixture.sockets.last().arrive(Addresses.socket("192.0.2.1", 20));
        assertThat(fixture.client.sent()).isEqualTo(frame("05 00 00 01 C0 00 02 01 00 14"));
        fixture.sockets.taken().get(0).receive("07");
        fixture.client.receive(frame("08"));

        assertThat(fixture.client.sent()).isEqualTo(frame("07"));
        assertThat(fixture.sockets.taken().get(0).sent()).isEqualTo("08");
    }

    @Test
    void aForgedMessageWhileAPeerIsAwaitedClosesTheListener() {
        fixture.authenticated().receive(frame("05 02 00 01 C0 00 02 01 00 15")).receive(FORGED);

        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.sockets.last().isOpen()).isFalse();
    }

    @Test
    void encapsulatesTheReplyToAPingAndItsOutput() {
        fixture.authenticated()
                .receive(frame(SessionFixture.PING_IPV4))
                .programs
                .settle();
        assertThat(fixture.client.sent()).isEqualTo(frame("05 00 00 01 00 00 00 00 00 00"));

        fixture.programs.write("a\n");
        fixture.programs.exit(0);

        assertThat(fixture.client.sent()).isEqualTo(frame("61 0A"));
        assertThat(fixture.records.closed().get(0).outcome().traffic()).isEqualTo(new Traffic(0, 2));
        assertThat(fixture.client.isOutputShutdown()).isTrue();
    }

    @Test
    void anEncapsulatedOctetEndsAPingAndAMessageWithoutOneDoesNot() {
        fixture.authenticated()
                .receive(frame(SessionFixture.PING_IPV4))
                .programs
                .settle();

        fixture.receive(frame(""));
        assertThat(fixture.records.closed()).isEmpty();
        fixture.receive(frame("03"));

        assertThat(fixture.records.reasons()).containsExactly("ended-by-client");
    }

    @Test
    void anOctetInTheClearEndsAPingByAReset() {
        fixture.authenticated()
                .receive(frame(SessionFixture.PING_IPV4))
                .programs
                .settle();

        fixture.receive("03 00 00 00 00");
        fixture.programs.settle();

        assertThat(fixture.records.reasons()).containsExactly("not-encapsulated");
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.programs.last().isKilled()).isTrue();
    }

    @Test
    void aRequestInTheClearIsNone() {
        fixture.authenticated().receive(SessionFixture.CONNECT_IPV4);

        assertThat(fixture.records.reasons()).containsExactly("not-encapsulated");
        assertThat(fixture.policy.asked()).isEmpty();
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void aForgedRequestIsNone() {
        fixture.authenticated().receive(FORGED);

        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.policy.asked()).isEmpty();
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void aForgedMessageSentAheadIsFoundToo() {
        fixture.selected().receive(SessionFixture.MESSAGE, FORGED);

        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void aForgedMessageWhileConnectingEndsTheSession() {
        fixture.authenticated().receive(frame(SessionFixture.CONNECT_IPV4)).receive(FORGED);

        fixture.dialer.attempt(0).succeed();

        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.destination().isOpen()).isFalse();
    }

    @Test
    void aForgedMessageResetsTheRelay() {
        relaying();

        fixture.client.receive(frame("01"), FORGED);

        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.destination().sent()).isEmpty();
        assertThat(fixture.destination().isOpen()).isFalse();
    }

    @Test
    void aMessageThatIsCutOffResetsTheRelay() {
        relaying();
        fixture.client.receive("01 03 00 09 FE");

        fixture.client.receiveEnd();

        assertThat(fixture.records.reasons()).containsExactly("encapsulated-message-truncated");
        assertThat(fixture.destination().isOutputShutdown()).isFalse();
    }

    @Test
    void aHalfClosePassesBetweenMessages() {
        relaying();
        fixture.client.receive(frame("01"));

        fixture.client.receiveEnd();
        fixture.destination().receive("02");

        assertThat(fixture.destination().sent()).isEqualTo("01");
        assertThat(fixture.destination().isOutputShutdown()).isTrue();
        assertThat(fixture.client.sent()).isEqualTo(frame("02"));
    }

    @Test
    void messagesWithoutAnOctetDoNotKeepARelayAlive() {
        relaying();

        fixture.client.advance(SessionFixture.IDLE.dividedBy(2));
        fixture.client.receive(frame(""));
        fixture.client.advance(SessionFixture.IDLE.dividedBy(2));

        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
    }

    @Test
    void wipesTheKeysAtTheEnd() {
        relaying();
        assertThat(protection.isClosed()).isFalse();

        fixture.session().stop();
        fixture.client.runPendingTasks();

        assertThat(protection.isClosed()).isTrue();
    }

    @Test
    void aRequestMayComeInTheClearWhereThatIsSettled() {
        fixture.encapsulatedBy(new FakeProtection(ProtectionLevel.NONE, true, 64));

        fixture.dialer.onDial(FakeDialer.Attempt::succeed);
        fixture.authenticated().receive(SessionFixture.CONNECT_IPV4, "01 02");

        assertThat(fixture.client.sent()).isEqualTo(SessionFixture.SUCCEEDED);
        assertThat(fixture.destination().sent()).isEqualTo("01 02");
        assertThat(fixture.policy.asked().get(0).proof().protection()).isEqualTo(ProtectionLevel.NONE);
    }

    @Test
    void aRequestInTheClearMayComeRightBehindTheExchange() {
        fixture.encapsulatedBy(new FakeProtection(ProtectionLevel.NONE, true, 64));
        fixture.dialer.onDial(FakeDialer.Attempt::succeed);

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4, "01 02");

        assertThat(fixture.client.sent()).isEqualTo("AA " + SessionFixture.SUCCEEDED);
        assertThat(fixture.destination().sent()).isEqualTo("01 02");
    }

    private void relaying() {
        fixture.authenticated()
                .receive(frame(SessionFixture.CONNECT_IPV4))
                .dialer
                .attempt(0)
                .succeed();
        assertThat(fixture.client.sent()).isEqualTo(REPLY);
    }
}
