package io.sallyport.auth.gssapi.token;

import static io.sallyport.auth.gssapi.token.TokenPeers.assertRefused;
import static io.sallyport.auth.gssapi.token.TokenPeers.unwrap;
import static io.sallyport.auth.gssapi.token.TokenPeers.wrap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of a token that RFC 4121 permits and others send. */
class TokenFormsTest {
    private static final byte[] PLAINTEXT = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 16, 28, 44, 61, 62, 63, 124, 1000, 32_768, 65_535})
    void everyRotationOfASealedTokenIsUndone(int rotation) throws Exception {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = CraftedToken.rotated(wrap(peers.initiator, PLAINTEXT, true), rotation);

        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 16, 29, 30, 31, 60, 1000, 65_535})
    void everyRotationOfASignedTokenIsUndone(int rotation) throws Exception {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = CraftedToken.rotated(wrap(peers.initiator, PLAINTEXT, false), rotation);

        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource({"17, 0", "17, 1", "18, 16", "18, 15", "19, 16", "20, 16", "20, 255", "18, 4000"})
    void fillingIsDropped(int type, int filling) throws Exception {
        TokenPeers peers = new TokenPeers(type);
        byte[] token = CraftedToken.sealed(filling).seal(peers.key, PLAINTEXT);

        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @Test
    void windowsFormIsTaken() throws Exception {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = CraftedToken.rotated(CraftedToken.sealed(16).seal(peers.key, PLAINTEXT), 28);

        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    /** RFC 4121 section 4.2.2: unknown flags are ignored, but protected as all are. */
    @Test
    void reservedFlagsAreIgnored() throws Exception {
        TokenPeers peers = new TokenPeers(18);
        long fields = CraftedToken.SEALED | 0xF8L << 40;
        byte[] token = new CraftedToken(fields, TokenPeers.INITIATOR_FIRST).seal(peers.key, PLAINTEXT);

        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    /** Whoever moves the count without the key would move the end of the plaintext. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 18, 34})
    void aCountThatTheEncryptedHeaderDoesNotHaveIsRefused(int count) {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = CraftedToken.sealed(count)
                .seal(peers.key, PLAINTEXT, CraftedToken.sealed(16).fields(), 16);

        assertRefused(peers.acceptor, token, TokenReasons.FORGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {35, 1000, 65_535})
    void aCountBeyondTheTokenIsRefused(int count) {
        TokenPeers peers = new TokenPeers(18);
        long fields = CraftedToken.sealed(count).fields();
        byte[] token = CraftedToken.sealed(count).seal(peers.key, PLAINTEXT, fields, 16);

        assertRefused(peers.acceptor, token, TokenReasons.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 13, 16, 65_535})
    void aChecksumOfAnotherLengthIsRefused(int count) {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = wrap(peers.initiator, PLAINTEXT, false);
        token[4] = (byte) (count >>> 8);
        token[5] = (byte) count;

        assertRefused(peers.acceptor, token, TokenReasons.MALFORMED);
    }
}
