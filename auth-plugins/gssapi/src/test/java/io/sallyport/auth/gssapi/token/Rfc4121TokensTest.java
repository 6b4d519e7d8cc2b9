package io.sallyport.auth.gssapi.token;

import static io.sallyport.auth.gssapi.token.TokenPeers.assertRefused;
import static io.sallyport.auth.gssapi.token.TokenPeers.unwrap;
import static io.sallyport.auth.gssapi.token.TokenPeers.wrap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.security.auth.kerberos.EncryptionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc4121TokensTest {
    private static final byte[] PLAINTEXT = {1, 2, 3};

    private final TokenPeers peers = new TokenPeers(18);

    @Test
    void aStreamTakesItsTokensInOrder() throws Exception {
        byte[] first = wrap(peers.initiator, new byte[] {1}, true);
        byte[] second = wrap(peers.initiator, new byte[] {2}, false);
        byte[] third = wrap(peers.initiator, new byte[0], true);

        assertRefused(peers.acceptor, second, TokenReasons.OUT_OF_ORDER);
        assertThat(unwrap(peers.acceptor, first)).containsExactly(1);
        assertRefused(peers.acceptor, first, TokenReasons.REPLAYED);
        assertRefused(peers.acceptor, third, TokenReasons.OUT_OF_ORDER);
        assertThat(unwrap(peers.acceptor, second)).containsExactly(2);
        assertThat(unwrap(peers.acceptor, third)).isEmpty();
        assertRefused(peers.acceptor, first, TokenReasons.REPLAYED);
    }

    @Test
    void theSequenceGoesOnAbove32Bits() throws Exception {
        for (int i = 0; i < 5; i++) {
            byte[] token = wrap(peers.acceptor, PLAINTEXT, true);

            assertThat(WrapTokenHeader.peek(ByteBuffer.wrap(token)).sequence())
                    .isEqualTo(TokenPeers.ACCEPTOR_FIRST + i);
            assertThat(unwrap(peers.initiator, token)).isEqualTo(PLAINTEXT);
        }
    }

    @Test
    void datagramsBeginWhereTheStreamStandsAndMayBeLostOrOvertake() throws Exception {
        byte[] request = wrap(peers.initiator, PLAINTEXT, true);
        unwrap(peers.acceptor, request);
        WrapTokens from = peers.initiator.forDatagrams();
        WrapTokens to = peers.acceptor.forDatagrams();
        byte[] first = wrap(from, new byte[] {1}, true);
        wrap(from, new byte[] {2}, true);
        byte[] third = wrap(from, new byte[] {3}, true);

        assertRefused(to, request, TokenReasons.REPLAYED);
        assertThat(unwrap(to, third)).containsExactly(3);
        assertThat(unwrap(to, first)).containsExactly(1);
        assertRefused(to, first, TokenReasons.REPLAYED);
        assertRefused(to, third, TokenReasons.REPLAYED);
    }

    @Test
    void aForgedDatagramDoesNotMoveTheWindow() throws Exception {
        WrapTokens to = peers.acceptor.forDatagrams();
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        byte[] forged = token.clone();
        forged[8] = 0x7F;

        assertRefused(to, forged, TokenReasons.FORGED);
        assertThat(unwrap(to, token)).isEqualTo(PLAINTEXT);
    }

    @Test
    void aDatagramIsNotTakenAgainByTheStreamNorByAnotherWindow() throws Exception {
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        unwrap(peers.acceptor.forDatagrams(), token);

        assertRefused(peers.acceptor, token, TokenReasons.STREAM_ENDED);
        assertRefused(peers.acceptor.forDatagrams(), token, TokenReasons.REPLAYED);
        assertRefused(peers.acceptor.forDatagrams().forDatagrams(), token, TokenReasons.REPLAYED);
    }

    @Test
    void streamAndDatagramsWrapInOneSequence() throws Exception {
        WrapTokens datagrams = peers.acceptor.forDatagrams();

        byte[] first = wrap(peers.acceptor, PLAINTEXT, true);
        byte[] second = wrap(datagrams, PLAINTEXT, true);
        byte[] third = wrap(peers.acceptor, PLAINTEXT, true);

        assertThat(unwrap(peers.initiator, first)).isEqualTo(PLAINTEXT);
        assertThat(unwrap(peers.initiator, second)).isEqualTo(PLAINTEXT);
        assertThat(unwrap(peers.initiator, third)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource({"17, true", "17, false", "18, true", "18, false", "19, true", "19, false", "20, true", "20, false"})
    void theLengthsAreExact(int type, boolean confidential) {
        TokenPeers some = new TokenPeers(type);

        for (int length = 0; length < 100; length++) {
            int token = some.acceptor.maxTokenLength(length, confidential);

            assertThat(wrap(some.acceptor, new byte[length], confidential)).hasSize(token);
            assertThat(some.acceptor.maxPlaintextLength(token, confidential)).isEqualTo(length);
        }
    }

    @Test
    void readsAndWritesBetweenPositionAndLimitOfAnyBuffer() throws Exception {
        ByteBuffer plaintext = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 9}, 1, 3).asReadOnlyBuffer();
        ByteBuffer token =
                ByteBuffer.allocateDirect(200).order(ByteOrder.LITTLE_ENDIAN).position(7);
        peers.initiator.wrap(plaintext, true, token);
        assertThat(plaintext.hasRemaining()).isFalse();
        ByteBuffer opened = ByteBuffer.allocateDirect(300).position(5);

        assertThat(peers.acceptor.unwrap(token.flip().position(7), opened)).isTrue();
        assertThat(opened.flip().position(5)).isEqualTo(ByteBuffer.wrap(PLAINTEXT));
    }

    @Test
    void opensATokenWhereItLies() throws Exception {
        ByteBuffer token = ByteBuffer.wrap(wrap(peers.initiator, PLAINTEXT, true));

        peers.acceptor.unwrap(token, token.duplicate());

        assertThat(token.array()).startsWith(PLAINTEXT);
    }

    @Test
    void withoutRoomNothingMoves() throws Exception {
        ByteBuffer small = ByteBuffer.allocate(peers.initiator.maxTokenLength(3, true) - 1);

        assertThatThrownBy(() -> peers.initiator.wrap(ByteBuffer.wrap(PLAINTEXT), true, small))
                .isInstanceOf(BufferOverflowException.class);
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        assertThatThrownBy(() -> peers.acceptor.unwrap(ByteBuffer.wrap(token), small))
                .isInstanceOf(BufferOverflowException.class);
        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @Test
    void everyTokenHasAConfounderOfItsOwn() {
        byte[] first = wrap(peers.initiator, new byte[64], true);
        byte[] second = wrap(peers.initiator, new byte[64], true);

        assertThat(Arrays.copyOfRange(first, 16, 80)).isNotEqualTo(Arrays.copyOfRange(second, 16, 80));
    }

    @Test
    void wipedKeysWrapAndUnwrapNothing() {
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        WrapTokens datagrams = peers.acceptor.forDatagrams();
        peers.acceptor.close();
        peers.acceptor.close();

        assertThatThrownBy(() -> wrap(peers.acceptor, PLAINTEXT, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unwrap(peers.acceptor, token)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unwrap(datagrams, token)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theStreamOutlivesItsDatagrams() {
        peers.acceptor.forDatagrams().close();

        assertThat(wrap(peers.acceptor, PLAINTEXT, true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 23, 24, 25, 26, 0, -1})
    void otherEncryptionTypesAreNotSupported(int type) {
        assertThat(Rfc4121Tokens.supports(type)).isFalse();
        assertThatThrownBy(() -> Rfc4121Tokens.of(new EncryptionKey(new byte[16], type), anyState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: 17 to 20");
    }

    @ParameterizedTest
    @CsvSource({"17, 32", "18, 16", "19, 24", "20, 0"})
    void aKeyOfAnotherLengthIsRefused(int type, int length) {
        assertThat(Rfc4121Tokens.supports(type)).isTrue();
        assertThatThrownBy(() -> Rfc4121Tokens.of(new EncryptionKey(new byte[length], type), anyState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(length + " octets");
    }

    private static TokenState anyState() {
        return new TokenState(Role.ACCEPTOR, true, 0, 0);
    }
}
