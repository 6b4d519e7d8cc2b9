package io.sallyport.core.encapsulation;

import static io.sallyport.core.testing.Addresses.socket;
import static io.sallyport.core.testing.FakeProtection.FORGED;
import static io.sallyport.core.testing.FakeProtection.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncapsulationDecoderTest {
    private static final String CLEAR = "05 01 00 01";

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("198.51.100.7", 40_000));
    private final FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY);

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
    }

    @Test
    void opensAMessage() {
        encapsulate(protection);

        client.receive(frame("01 02 03"));

        assertThat(plaintexts()).containsExactly("01 02 03");
    }

    @Test
    void opensAllMessagesOfARead() {
        encapsulate(protection);

        client.receive(frame("01 02"), frame("03"), frame("04"));

        assertThat(plaintexts()).containsExactly("01 02 03 04");
    }

    @Test
    void opensMessagesThatAreCutAnywhere() {
        encapsulate(protection);
        byte[] octets = Octets.of(frame("01 02"), frame("03"));

        for (byte octet : octets) {
            client.receive(octet);
        }

        assertThat(String.join(" ", plaintexts())).isEqualTo("01 02 03");
    }

    @Test
    void opensTheLongestMessage() {
        encapsulate(protection);
        String plaintext = Octets.repeated(7, 0xFFFF - 1);

        client.receive(frame(plaintext));

        assertThat(plaintexts()).containsExactly(plaintext);
    }

    @Test
    void opensWhatWasSentAhead() {
        client.pipeline()
                .addLast(new EncapsulationCodec(
                        protection, Octets.buffer(frame("01"), frame("02").substring(0, 5))));

        client.receive(frame("02").substring(6));

        assertThat(plaintexts()).containsExactly("01", "02");
    }

    @Test
    void passesOnNothingForAnEmptyMessage() {
        encapsulate(protection);

        client.receive(frame(""), frame(""));

        assertThat(plaintexts()).isEmpty();
    }

    @Test
    void passesOnNothingOfAReadWithAForgedMessage() {
        encapsulate(protection);

        assertViolation("forged", frame("01"), FORGED, frame("02"));
        assertThat(plaintexts()).isEmpty();
    }

    @Test
    void passesOnNothingAfterAForgedMessage() {
        encapsulate(protection);
        assertViolation("forged", FORGED);

        client.receive(frame("01"));

        assertThat(plaintexts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLEAR, "00", "16 03 01"})
    void refusesWhatIsNotEncapsulated(String octets) {
        encapsulate(protection);

        assertViolation("not-encapsulated", octets);
    }

    @Test
    void refusesAMessageThatEndsWithTheInput() {
        encapsulate(protection);
        client.receive(frame("01").substring(0, 8));

        client.receiveEnd();

        assertThatThrownBy(client::checkException)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("encapsulated-message-truncated");
    }

    @Test
    void anEndBetweenMessagesIsNone() {
        encapsulate(protection);
        client.receive(frame("01"));

        client.receiveEnd();

        client.checkException();
        assertThat(plaintexts()).containsExactly("01");
    }

    @Test
    void goesOnInTheClearWhereProtectionIsOptional() {
        FakeProtection optional = new FakeProtection(ProtectionLevel.NONE, true, 8);
        encapsulate(optional);

        client.receive(CLEAR);
        client.receive("01 03");
        client.writeOutbound(Octets.buffer("05 00"));

        assertThat(plaintexts()).containsExactly(CLEAR, "01 03");
        assertThat(client.sent()).isEqualTo("05 00");
        assertThat(optional.isClosed()).isTrue();
    }

    @Test
    void goesOnEncapsulatedWhereTheClientDoesThoughProtectionIsOptional() {
        encapsulate(new FakeProtection(ProtectionLevel.NONE, true, 8));

        client.receive(frame("01"));
        client.writeOutbound(Octets.buffer("02"));

        assertThat(plaintexts()).containsExactly("01");
        assertThat(client.sent()).isEqualTo(frame("02"));
        assertViolation("not-encapsulated", CLEAR);
    }

    @Test
    void boundsWhatAProtectionNeverFindsTheEndOf() {
        encapsulate(new FakeProtection(ProtectionLevel.INTEGRITY) {
            @Override
            public int messageLength(ByteBuffer received) {
                return -1;
            }
        });
        client.receive(new byte[4 + 0xFFFF]);

        assertViolation("encapsulated-message-too-long", "00");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, 4 + 0xFFFF + 1, Integer.MAX_VALUE})
    void refusesLengthsThatNoMessageHas(int length) {
        encapsulate(new FakeProtection(ProtectionLevel.INTEGRITY) {
            @Override
            public int messageLength(ByteBuffer received) {
                return length;
            }
        });

        assertViolation("encapsulated-message-too-long", "00");
    }

    @Test
    void passesOnNothingWhenItFailsAsItIsAdded() {
        FakeProtection failing = new FakeProtection(ProtectionLevel.INTEGRITY) {
            @Override
            public void unwrap(ByteBuffer message, ByteBuffer plaintext) {
                throw new OutOfMemoryError("test");
            }
        };

        client.pipeline().addLast(new EncapsulationCodec(failing, Octets.buffer(frame("01"), CLEAR)));

        assertThatThrownBy(client::checkException).hasRootCauseMessage("test");
        assertThat(plaintexts()).isEmpty();
        assertThat(failing.isClosed()).isTrue();
    }

    @Test
    void wipesTheKeysWhenTheConnectionIsClosed() {
        encapsulate(protection);

        client.close();
        client.runPendingTasks();

        assertThat(protection.isClosed()).isTrue();
    }

    private void encapsulate(FakeProtection by) {
        client.pipeline().addLast(new EncapsulationCodec(by, Unpooled.EMPTY_BUFFER));
    }

    private void assertViolation(String reason, String... octets) {
        assertThatThrownBy(() -> client.receive(octets))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(reason);
    }

    private List<String> plaintexts() {
        List<String> plaintexts = new ArrayList<>();
        for (ByteBuf next = client.readInbound(); next != null; next = client.readInbound()) {
            plaintexts.add(Octets.hex(next));
            next.release();
        }
        return plaintexts;
    }
}
