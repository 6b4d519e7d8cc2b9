package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncapsulatedStreamsTest {
    private static final byte[] HI = "hi".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] YOU = "you".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void joinsMessagesToOneStream(boolean confidential) throws IOException {
        InputStream in = input(
                new Messages().encapsulated(0, HI, confidential).encapsulated(1, YOU, confidential), confidential);

        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("hiyou");
    }

    @Test
    void givesWhatCameWithoutWaitingForMore() throws IOException {
        InputStream in = input(new Messages().encapsulated(0, HI, true).encapsulated(1, YOU, true), true);

        assertThat(in.read(new byte[100])).isEqualTo(2);
        assertThat(in.read(new byte[2])).isEqualTo(2);
        assertThat(in.read()).isEqualTo('u');
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void passesOverMessagesWithNothingInThem() throws IOException {
        InputStream in = input(new Messages().encapsulated(0, new byte[0], true).encapsulated(1, HI, true), true);

        assertThat(in.read(new byte[100])).isEqualTo(2);
    }

    @Test
    void takesTheLongestMessage() throws IOException {
        byte[] longest = new byte[GssapiMessage.LONGEST_TOKEN - 2];
        Arrays.fill(longest, (byte) 'x');

        assertThat(input(new Messages().encapsulated(0, longest, true), true).readAllBytes())
                .isEqualTo(longest);
    }

    @Test
    void refusesAMessageInTheClearWhereConfidentialityWasAgreed() {
        InputStream in = input(new Messages().encapsulated(0, HI, false), true);

        assertThatExceptionOfType(ClientException.class).isThrownBy(in::read).withMessageContaining("in the clear");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 0x13})
    void refusesAnotherTypeOfMessage(int type) {
        InputStream in = input(new Messages().message(type, FakeContext.token(0, HI, true)), true);

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(in::read)
                .withMessageContaining("MTYP X'%02X' (expected: X'03')".formatted(type));
    }

    @Test
    void refusesOctetsThatAreNotEncapsulated() {
        InputStream in = input(new Messages().octets(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0}), true);

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(in::read)
                .withMessageContaining("VER X'05' (expected: X'01')");
    }

    @Test
    void tellsAnEndInsideOfAMessageFromTheEnd() {
        byte[] message = new Messages().encapsulated(0, HI, true).octets();
        for (int length = 1; length < message.length; length++) {
            InputStream in = new EncapsulatedInput(
                    new ByteArrayInputStream(Arrays.copyOf(message, length)), new FakeContext(), true);

            assertThatIOException()
                    .as("behind %s octets", length)
                    .isThrownBy(in::read)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void splitsWhatDoesNotFitIntoOneToken() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        byte[] octets = new byte[150_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i % 251);
        }

        new EncapsulatedOutput(sent, new FakeContext(), true).write(octets);

        InputStream in = new EncapsulatedInput(new ByteArrayInputStream(sent.toByteArray()), new FakeContext(), true);
        assertThat(in.readAllBytes()).isEqualTo(octets);
    }

    private static InputStream input(Messages messages, boolean confidential) {
        return new EncapsulatedInput(messages.stream(), new FakeContext(), confidential);
    }
}
