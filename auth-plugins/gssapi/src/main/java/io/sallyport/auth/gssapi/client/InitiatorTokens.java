package io.sallyport.auth.gssapi.client;

import io.sallyport.auth.gssapi.token.Rfc4121Tokens;
import io.sallyport.auth.gssapi.token.Role;
import io.sallyport.auth.gssapi.token.TokenState;
import io.sallyport.auth.gssapi.token.WrapTokenHeader;
import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.security.auth.kerberos.EncryptionKey;

/** The project's own tokens at the initiator's end: the JDK's would take an old sealed one under a new number. */
final class InitiatorTokens implements MessageTokens {
    private final WrapTokens tokens;

    private InitiatorTokens(WrapTokens tokens) {
        this.tokens = tokens;
    }

    /** Refuses a key whose tokens are not those of RFC 4121 with AES. */
    static void requireSupported(EncryptionKey key) throws ClientException {
        if (!Rfc4121Tokens.supports(key.getKeyType())) {
            throw new ClientException(
                    "a context with encryption type " + key.getKeyType() + " (expected: 17 to 20, which are AES)");
        }
    }

    /**
     * Goes on where the messages of the protection level stopped.
     *
     * @param own what we wrapped
     * @param gateways the gateway's, which was genuine and not sealed
     */
    static InitiatorTokens after(EncryptionKey key, WrapTokenHeader own, WrapTokenHeader gateways)
            throws ClientException {
        requireSupported(key);
        TokenState state = new TokenState(
                Role.INITIATOR, gateways.isWithAcceptorSubkey(), own.sequence() + 1, gateways.sequence() + 1);
        return new InitiatorTokens(Rfc4121Tokens.of(key, state));
    }

    @Override
    public synchronized int maxPlaintextLength(boolean confidential, int tokenLength) {
        return tokens.maxPlaintextLength(tokenLength, confidential);
    }

    @Override
    public synchronized byte[] wrap(byte[] octets, int offset, int length, boolean confidential) {
        ByteBuffer token = ByteBuffer.allocate(tokens.maxTokenLength(length, confidential));
        tokens.wrap(ByteBuffer.wrap(octets, offset, length), confidential, token);
        return Arrays.copyOf(token.array(), token.position());
    }

    @Override
    public synchronized Unwrapped unwrap(byte[] token) throws ClientException {
        ByteBuffer plaintext = ByteBuffer.allocate(token.length);
        try {
            boolean confidential = tokens.unwrap(ByteBuffer.wrap(token), plaintext);
            return new Unwrapped(Arrays.copyOf(plaintext.array(), plaintext.position()), confidential);
        } catch (MalformedMessageException e) {
            throw refused(e);
        }
    }

    static ClientException refused(MalformedMessageException reason) {
        return new ClientException(
                "a message from the gateway: " + reason.reason().code()
                        + " (expected: each genuine, once, and in order)",
                reason);
    }
}
