package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.security.auth.kerberos.EncryptionKey;

/** Both sides of a context on one key, without the JDK's. */
final class TokenPeers {
    static final long INITIATOR_FIRST = 0x1234_5678L;
    static final long ACCEPTOR_FIRST = 0xFFFF_FFFEL;

    final EncryptionKey key;
    final Rfc4121Tokens initiator;
    final Rfc4121Tokens acceptor;

    TokenPeers(int type) {
        byte[] octets = new byte[EncryptionType.of(type).keyLength()];
        Arrays.fill(octets, (byte) 0x5A);
        key = new EncryptionKey(octets, type);
        initiator = Rfc4121Tokens.of(key, new TokenState(Role.INITIATOR, true, INITIATOR_FIRST, ACCEPTOR_FIRST));
        acceptor = Rfc4121Tokens.of(key, new TokenState(Role.ACCEPTOR, true, ACCEPTOR_FIRST, INITIATOR_FIRST));
    }

    static byte[] wrap(WrapTokens tokens, byte[] plaintext, boolean confidential) {
        ByteBuffer token = ByteBuffer.allocate(tokens.maxTokenLength(plaintext.length, confidential));
        tokens.wrap(ByteBuffer.wrap(plaintext), confidential, token);
        return Arrays.copyOf(token.array(), token.position());
    }

    static byte[] unwrap(WrapTokens tokens, byte[] token) throws MalformedMessageException {
        ByteBuffer plaintext = ByteBuffer.allocate(token.length);
        tokens.unwrap(ByteBuffer.wrap(token), plaintext);
        return Arrays.copyOf(plaintext.array(), plaintext.position());
    }

    /** Nothing is written, and the sequence does not move. */
    static void assertRefused(WrapTokens tokens, byte[] token, ReasonCode reason) {
        assertThat(refusal(tokens, token)).isEqualTo(reason);
    }

    static ReasonCode refusal(WrapTokens tokens, byte[] token) {
        ByteBuffer plaintext = ByteBuffer.allocate(token.length);
        MalformedMessageException refused = catchThrowableOfType(
                MalformedMessageException.class, () -> tokens.unwrap(ByteBuffer.wrap(token), plaintext));
        assertThat(refused).as("refusal of %d octets", token.length).isNotNull();
        assertThat(plaintext.position()).isZero();
        assertThat(plaintext.array()).isEqualTo(new byte[token.length]);
        return refused.reason();
    }
}
