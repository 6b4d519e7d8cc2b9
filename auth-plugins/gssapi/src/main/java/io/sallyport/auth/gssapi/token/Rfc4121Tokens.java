package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import javax.security.auth.kerberos.EncryptionKey;
import org.jspecify.annotations.Nullable;

/** Wrap tokens of RFC 4121 done here instead of by the JDK's {@code GSSContext}, on the key of such a context. */
public final class Rfc4121Tokens implements WrapTokens {
    private final ContextKeys keys;
    private final TokenWriter writer;
    private final TokenReader reader;
    private final StreamSequence stream;
    private @Nullable WrapTokens datagrams;

    private Rfc4121Tokens(ContextKeys keys, TokenState state) {
        this.keys = keys;
        stream = new StreamSequence(state.peerSequence());
        writer = new TokenWriter(keys, state);
        reader = new TokenReader(keys, state.role().peer(), state.acceptorSubkey(), stream);
    }

    /** Whether we do this encryption type, by its number at IANA. */
    public static boolean supports(int encryptionType) {
        return EncryptionType.isKnown(encryptionType);
    }

    /**
     * Gives the tokens of an established context.
     *
     * @param key the context's: the acceptor's subkey if there is one, or the ticket's session key. It is copied
     * @param state what else is settled
     * @throws IllegalArgumentException if we do not {@linkplain #supports support} its encryption type, or its length is
     *     another
     */
    public static Rfc4121Tokens of(EncryptionKey key, TokenState state) {
        EncryptionType type = EncryptionType.of(key.getKeyType());
        try (BaseKey base = new BaseKey(type, key.getEncoded())) {
            return new Rfc4121Tokens(new ContextKeys(base, state.role()), state);
        }
    }

    @Override
    public int maxTokenLength(int plaintextLength, boolean confidential) {
        return Math.addExact(plaintextLength, writer.overhead(confidential));
    }

    @Override
    public int maxPlaintextLength(int tokenLength, boolean confidential) {
        return Math.max(0, tokenLength - writer.overhead(confidential));
    }

    @Override
    public void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token) {
        writer.wrap(plaintext, confidential, token);
    }

    @Override
    public boolean unwrap(ByteBuffer token, ByteBuffer plaintext) throws MalformedMessageException {
        return reader.unwrap(token, plaintext);
    }

    @Override
    public WrapTokens forDatagrams() {
        WrapTokens current = datagrams;
        if (current == null) {
            current = new DatagramTokens(this, reader.in(stream.handOver()));
            datagrams = current;
        }
        return current;
    }

    @Override
    public void close() {
        keys.close();
    }
}
