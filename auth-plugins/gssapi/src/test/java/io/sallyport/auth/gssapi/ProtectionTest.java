package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.gssapi.config.TokensFrom;
import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encapsulation after every level, with the gateway's own tokens and with the JDK's. */
@ParameterizedClass
@EnumSource(TokensFrom.class)
class ProtectionTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final TokensFrom tokens;
    private Forge forge = new Forge();
    private Client client;
    private MessageProtection protection;

    ProtectionTest(TokensFrom tokens) {
        this.tokens = tokens;
    }

    @ParameterizedTest
    @EnumSource(Enctype.class)
    void everyEnctypeProtectsBothDirections(Enctype enctype) throws Exception {
        forge = forge.enctype(enctype);
        begin(2);

        for (int length : new int[] {1, 15, 16, 17, 1000, protection.maxPlaintextLength()}) {
            byte[] octets = new byte[length];
            new Random(length).nextBytes(octets);
            assertThat(open(sealed(octets))).isEqualTo(octets);
            assertThat(client.unwrap(Client.tokenOf(wrapped(octets), 3))).isEqualTo(octets);
        }
    }

    @Test
    void largestPlaintextFitsIntoOneMessage() throws Exception {
        begin(2);

        byte[] message = wrapped(new byte[protection.maxPlaintextLength()]);

        assertThat(message.length).isLessThanOrEqualTo(4 + 0xFFFF);
        assertThat(message.length).isLessThanOrEqualTo(protection.maxMessageLength(protection.maxPlaintextLength()));
        assertThat(protection.maxPlaintextLength()).isGreaterThan(0xFFFF - 100);
    }

    @Test
    void largestTokenIsOpened() throws Exception {
        begin(2);
        byte[] octets = new byte[0xFFFF - 60];

        byte[] message = sealed(octets);

        assertThat(message).hasSize(4 + 0xFFFF);
        assertThat(open(message)).isEqualTo(octets);
    }

    @Test
    void emptyPlaintextIsHarmless() throws Exception {
        begin(2);

        assertThat(open(sealed())).isEmpty();
        assertThat(open(sealed(HELLO))).isEqualTo(HELLO);
    }

    @Test
    void integrityOnlyIsRefusedUnderConfidentiality() throws Exception {
        begin(2);

        assertRefused(signed(HELLO)).hasMessage("gss-token-not-sealed");
    }

    @Test
    void integrityIsAnsweredWithIntegrity() throws Exception {
        begin(1);

        assertThat(open(signed(HELLO))).isEqualTo(HELLO);
        assertThat(isSealed(wrapped(HELLO))).isFalse();
    }

    @Test
    void sealedIsTakenUnderIntegrityAndAnsweredAtTheLevel() throws Exception {
        begin(1);

        assertThat(open(sealed(HELLO))).isEqualTo(HELLO);
        assertThat(isSealed(wrapped(HELLO))).isFalse();
    }

    @Test
    void selectiveIsAnsweredInKind() throws Exception {
        begin(3);

        open(signed(HELLO));
        assertThat(isSealed(wrapped(HELLO))).isFalse();
        open(sealed(HELLO));
        assertThat(isSealed(wrapped(HELLO))).isTrue();
    }

    @Test
    void selectiveSealsWhatNothingCameBefore() throws Exception {
        begin(3);

        assertThat(isSealed(wrapped(HELLO))).isTrue();
    }

    @Test
    void clientThatEncapsulatesUnderNoProtectionIsAnsweredInKind() throws Exception {
        begin(0);

        open(signed(HELLO));
        assertThat(isSealed(wrapped(HELLO))).isFalse();
        open(sealed(HELLO));
        assertThat(isSealed(wrapped(HELLO))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void duplicateIsRefused(boolean sealed) throws Exception {
        begin(3);
        byte[] message = message(sealed);
        open(message.clone());

        assertRefused(message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oldTokenIsRefusedAfterMany(boolean sealed) throws Exception {
        begin(3);
        byte[] message = message(sealed);
        open(message.clone());
        for (int i = 0; i < 100; i++) {
            open(message(sealed));
        }

        assertRefused(message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gapIsRefused(boolean sealed) throws Exception {
        begin(3);
        message(sealed);

        assertRefused(message(sealed));
    }

    /** The JDK compares no header with its sealed copy: this is what we check on top. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oldTokenUnderTheNextNumberIsRefused(boolean sealed) throws Exception {
        begin(3);
        byte[] message = message(sealed);
        open(message.clone());
        ByteBuffer header = ByteBuffer.wrap(message);
        header.putLong(12, header.getLong(12) + 1);

        assertRefused(message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tokenWithAnyOctetChangedIsRefused(boolean sealed) throws Exception {
        begin(3);
        byte[] message = message(sealed);
        for (int at = 0; at < message.length; at++) {
            byte[] changed = message.clone();
            changed[at] ^= 1;
            assertRefusedAs("octet " + at, changed);
        }
        assertThat(open(message)).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void truncatedTokenIsRefused(boolean sealed) throws Exception {
        begin(3);
        byte[] token = Client.tokenOf(message(sealed), 3);
        for (int length = 0; length < token.length; length++) {
            assertRefusedAs("of length " + length, Client.frame(3, Arrays.copyOf(token, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 255})
    void otherMessagesAreRefused(int type) throws Exception {
        begin(2);
        byte[] token = Client.tokenOf(sealed(HELLO), 3);

        assertRefused(Client.frame(type, token));
    }

    @Test
    void lengthThatIsNotTheMessagesIsRefused() throws Exception {
        begin(2);
        byte[] message = sealed(HELLO);

        assertRefused(Arrays.copyOf(message, message.length + 1)).hasMessage("gss-bad-length");
    }

    @Test
    void ownTokenIsNotTakenBack() throws Exception {
        begin(2);

        assertRefused(wrapped(HELLO));
    }

    @Test
    void datagramsMayBeLostAndReorderedButNotRepeated() throws Exception {
        begin(2);
        MessageProtection datagrams = protection.forDatagrams();
        byte[] first = sealed(HELLO);
        sealed(HELLO);
        byte[] third = sealed(HELLO);

        assertThat(open(datagrams, third.clone())).isEqualTo(HELLO);
        assertThat(open(datagrams, first.clone())).isEqualTo(HELLO);
        assertThatThrownBy(() -> open(datagrams, first)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> open(datagrams, third)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void datagramsDoNotTakeWhatTheStreamTook() throws Exception {
        begin(2);
        byte[] taken = sealed(HELLO);
        open(taken.clone());

        MessageProtection datagrams = protection.forDatagrams();

        assertThatThrownBy(() -> open(datagrams, taken)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void datagramsAreWrappedInTheStreamsSequence() throws Exception {
        begin(2);
        ByteBuffer message = ByteBuffer.allocate(200);
        protection.forDatagrams().wrap(ByteBuffer.wrap(HELLO), message);
        byte[] sent = Arrays.copyOf(message.array(), message.position());

        assertThat(client.unwrap(Client.tokenOf(sent, 3))).isEqualTo(HELLO);
        assertThat(client.unwrap(Client.tokenOf(wrapped(HELLO), 3))).isEqualTo(HELLO);
    }

    @Test
    void closesMoreThanOnce() throws Exception {
        begin(2);

        protection.close();
        protection.close();

        assertThatThrownBy(() -> open(sealed(HELLO))).isInstanceOf(Exception.class);
    }

    private void begin(int level) throws Exception {
        Settings settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        settings.none = true;
        settings.tokens = tokens;
        client = Client.of(forge);
        try (Gateway gateway = new Gateway(settings)) {
            gateway.acceptable = level == 0 ? EnumSet.of(ProtectionLevel.NONE) : gateway.acceptable;
            protection = play(gateway, level);
        }
    }

    private MessageProtection play(Gateway gateway, int level) throws Exception {
        try (AuthenticationExchange exchange = gateway.begin()) {
            client.take(Gateway.octets(Gateway.send(exchange, client.firstMessage())));
            AuthenticationStep step = Gateway.send(exchange, client.levelMessage(level));
            client.levelOf(Gateway.octets(step));
            return ((AuthenticationStep.Accepted) step).protection();
        }
    }

    private byte[] message(boolean sealed) throws Exception {
        return sealed ? sealed(HELLO) : signed(HELLO);
    }

    private byte[] sealed(byte... octets) throws Exception {
        return Client.frame(3, client.wrap(true, octets));
    }

    private byte[] signed(byte... octets) throws Exception {
        return Client.frame(3, client.wrap(false, octets));
    }

    private byte[] open(byte[] message) throws MalformedMessageException {
        return open(protection, message);
    }

    private static byte[] open(MessageProtection protection, byte[] message) throws MalformedMessageException {
        ByteBuffer plaintext = ByteBuffer.allocate(message.length);
        protection.unwrap(ByteBuffer.wrap(message), plaintext);
        return Arrays.copyOf(plaintext.array(), plaintext.position());
    }

    private byte[] wrapped(byte[] octets) {
        ByteBuffer message = ByteBuffer.allocate(protection.maxMessageLength(octets.length));
        protection.wrap(ByteBuffer.wrap(octets), message);
        return Arrays.copyOf(message.array(), message.position());
    }

    private static boolean isSealed(byte[] message) {
        return (message[4 + 2] & 2) != 0;
    }

    private void assertRefusedAs(String what, byte[] message) {
        assertThatThrownBy(() -> open(message)).as(what).isInstanceOf(MalformedMessageException.class);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] message) {
        return assertThatThrownBy(() -> open(message)).isInstanceOf(MalformedMessageException.class);
    }
}
