package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.socket;
import static io.sallyport.core.testing.FakeProtection.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.Octets;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 1961 section 5: of an encapsulated session each datagram is encapsulated too, with its header, both ways. */
class EncapsulatedAssociationTest {
    private static final InetSocketAddress CLIENT = socket(SessionFixture.CLIENT, 50_000);
    private static final InetSocketAddress DESTINATION = socket("203.0.113.7", 53);
    private static final String HEADER = "00 00 00 01 CB 00 71 07 00 35";
    private static final int MAX_PLAINTEXT = 64;

    private final SessionFixture fixture = new SessionFixture();
    private final FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY, false, MAX_PLAINTEXT);

    @BeforeEach
    void associate() {
        fixture.encapsulatedBy(protection).requested(frame("05 03 00 01 00 00 00 00 00 00"));
        assertThat(fixture.client.sent()).isEqualTo(frame("05 00 00 01 C0 00 02 09 9C 41"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Map<ReasonCode, Long> dropped() {
        fixture.client.receiveEnd();
        return fixture.records
                .closed()
                .get(0)
                .outcome()
                .association()
                .orElseThrow()
                .dropped();
    }

    @Test
    void opensWhatTheClientSendsAndWrapsWhatItGets() {
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER, "01 02"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");
        assertThat(fixture.datagramSockets.client().sent())
                .containsExactly("198.51.100.7:50000: " + frame(HEADER, "03"));
    }

    @Test
    void passesEmptyPayloads() {
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53:");
        fixture.datagramSockets.destination(1).receive(DESTINATION);
        assertThat(fixture.datagramSockets.client().sent()).containsExactly("198.51.100.7:50000: " + frame(HEADER));
    }

    @Test
    void takesNothingInTheClear() {
        fixture.datagramSockets.client().receive(CLIENT, HEADER, "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry(ReasonCode.of("not-encapsulated"), 1L));
    }

    @Test
    void aForgeryIsDroppedAndLocksNothing() {
        String forged = frame(HEADER, "01").replaceAll("..$", "00");
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), forged);
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER, "02"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        assertThat(dropped()).containsExactly(Map.entry(ReasonCode.of("forged"), 1L));
    }

    @Test
    void aDatagramIsExactlyOneMessage() {
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER, "01"), "00");
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER, "01"), frame(HEADER, "02"));
        fixture.datagramSockets.client().receive(CLIENT, "01 03 00");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry(ReasonCode.of("encapsulated-datagram-length"), 3L));
    }

    @Test
    void anAnswerThatNoMessageCanCarryIsDropped() {
        fixture.datagramSockets.client().receive(CLIENT, frame(HEADER, "01"));
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(1, MAX_PLAINTEXT - 10 + 1));
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(1, MAX_PLAINTEXT - 10));
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry(ReasonCode.of("datagram-too-long"), 1L));
    }

    @Test
    void theKeysAreWipedWithTheConnection() {
        fixture.client.receiveEnd();
        assertThat(protection.isClosed()).isTrue();
    }

    @Test
    void aMessageOnTheConnectionThatIsForgedEndsIt() {
        fixture.client.receive(frame("01").replaceAll("..$", "00"));
        assertThat(fixture.records.reasons()).containsExactly("forged");
        assertThat(fixture.client.isOpen()).isFalse();
    }
}
