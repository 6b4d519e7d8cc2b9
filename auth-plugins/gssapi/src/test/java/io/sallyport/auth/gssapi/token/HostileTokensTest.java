package io.sallyport.auth.gssapi.token;

import static io.sallyport.auth.gssapi.token.TokenPeers.assertRefused;
import static io.sallyport.auth.gssapi.token.TokenPeers.refusal;
import static io.sallyport.auth.gssapi.token.TokenPeers.unwrap;
import static io.sallyport.auth.gssapi.token.TokenPeers.wrap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.security.auth.kerberos.EncryptionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker on the wire sends: nothing is written, nothing moves, and the honest token is still taken. */
class HostileTokensTest {
    private static final String EVERY_KIND = """
            17, true
            17, false
            18, true
            18, false
            19, true
            19, false
            20, true
            20, false
            """;
    private static final byte[] PLAINTEXT = "five!".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void everyFlippedBitIsNoticed(int type, boolean confidential) throws Exception {
        TokenPeers peers = new TokenPeers(type);
        byte[] token = wrap(peers.initiator, PLAINTEXT, confidential);

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(refusal(peers.acceptor, flipped)).as("bit %d", bit).isNotNull();
        }
        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void everyTruncationIsNoticed(int type, boolean confidential) throws Exception {
        TokenPeers peers = new TokenPeers(type);
        byte[] token = wrap(peers.initiator, PLAINTEXT, confidential);

        for (int length = 0; length < token.length; length++) {
            assertThat(refusal(peers.acceptor, Arrays.copyOf(token, length)))
                    .as("%d octets", length)
                    .isIn(TokenReasons.MALFORMED, TokenReasons.FORGED);
        }
        assertThat(unwrap(peers.acceptor, token)).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void whateverIsAddedIsNoticed(int type, boolean confidential) {
        TokenPeers peers = new TokenPeers(type);
        byte[] token = wrap(peers.initiator, PLAINTEXT, confidential);

        for (int more = 1; more < 64; more++) {
            assertRefused(peers.acceptor, Arrays.copyOf(token, token.length + more), TokenReasons.FORGED);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void anotherRotationThanWasMadeIsNoticed(int type, boolean confidential) {
        TokenPeers peers = new TokenPeers(type);
        byte[] token = wrap(peers.initiator, PLAINTEXT, confidential);
        int body = token.length - WrapTokenHeader.LENGTH;
        Random random = new Random(type);

        for (int i = 0; i < 500; i++) {
            int rotation = 1 + random.nextInt(0xFFFF);
            byte[] lying = token.clone();
            lying[6] = (byte) (rotation >>> 8);
            lying[7] = (byte) rotation;
            if (rotation % body != 0) {
                assertRefused(peers.acceptor, lying, TokenReasons.FORGED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0404", "0405", "0201", "6082", "0101", "0000", "FFFF", "0604"})
    void otherTokensAreRefused(String begin) {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        System.arraycopy(Hex.octets(begin), 0, token, 0, 2);

        assertRefused(peers.acceptor, token, TokenReasons.NOT_A_WRAP_TOKEN);
    }

    @Test
    void anotherFillerIsRefused() {
        TokenPeers peers = new TokenPeers(18);
        byte[] token = wrap(peers.initiator, PLAINTEXT, true);
        token[3] = (byte) 0xFE;

        assertRefused(peers.acceptor, token, TokenReasons.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ourOwnTokensAreNotTakenBack(boolean confidential) {
        EncryptionKey key = new TokenPeers(18).key;
        Rfc4121Tokens acceptor = Rfc4121Tokens.of(key, new TokenState(Role.ACCEPTOR, true, 1, 1));
        Rfc4121Tokens initiator = Rfc4121Tokens.of(key, new TokenState(Role.INITIATOR, true, 1, 1));

        assertRefused(acceptor, wrap(acceptor, PLAINTEXT, confidential), TokenReasons.WRONG_DIRECTION);
        assertRefused(initiator, wrap(initiator, PLAINTEXT, confidential), TokenReasons.WRONG_DIRECTION);
    }

    /** The keys of both directions differ: clearing the flag does not help who reflects. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void norWhenTheyClaimToBeTheClients(boolean confidential) {
        EncryptionKey key = new TokenPeers(18).key;
        Rfc4121Tokens acceptor = Rfc4121Tokens.of(key, new TokenState(Role.ACCEPTOR, true, 1, 1));
        byte[] reflected = wrap(acceptor, PLAINTEXT, confidential);
        reflected[2] ^= 1;

        assertRefused(acceptor, reflected, TokenReasons.FORGED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theKeyThatWasNotSettledOnIsRefused(boolean acceptorSubkey) {
        EncryptionKey key = new TokenPeers(18).key;
        Rfc4121Tokens acceptor = Rfc4121Tokens.of(key, new TokenState(Role.ACCEPTOR, acceptorSubkey, 1, 1));
        Rfc4121Tokens initiator = Rfc4121Tokens.of(key, new TokenState(Role.INITIATOR, !acceptorSubkey, 1, 1));

        assertRefused(acceptor, wrap(initiator, PLAINTEXT, true), TokenReasons.WRONG_KEY);
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_KIND)
    void theEncryptedHeaderIsBelievedNotTheReadableOne(int type, boolean confidential) {
        TokenPeers peers = new TokenPeers(type);
        wrap(peers.initiator, PLAINTEXT, confidential);
        byte[] second = wrap(peers.initiator, PLAINTEXT, confidential);
        second[15]--;

        assertRefused(peers.acceptor, second, TokenReasons.FORGED);
    }
}
