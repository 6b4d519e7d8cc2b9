package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Opens and makes the tokens of the protection level's messages, which are not sealed, RFC 1961 section 4. */
public final class LevelTokens {
    private final JdkTokens tokens;
    private final TokenOrder order;

    /** Begins with the context's first tokens. */
    public LevelTokens(EstablishedContext context) {
        order = new TokenOrder(context.facts().sequence());
        tokens = new JdkTokens(context.gss(), order);
    }

    /** Opens the client's token. */
    public byte[] open(byte[] token) throws RefusedException {
        ByteBuffer plaintext = ByteBuffer.allocate(token.length);
        try {
            if (tokens.unwrap(ByteBuffer.wrap(token), plaintext)) {
                throw new RefusedException(Reasons.LEVEL_SEALED);
            }
        } catch (MalformedMessageException e) {
            throw new RefusedException(e.reason());
        }
        return Arrays.copyOf(plaintext.array(), plaintext.position());
    }

    /** Makes the gateway's token; it must be under a subkey that the gateway chose. */
    public byte[] make(byte level, boolean requireSubkey) throws RefusedException {
        ByteBuffer token = ByteBuffer.allocate(tokens.maxTokenLength(1, false));
        tokens.wrap(ByteBuffer.wrap(new byte[] {level}), false, token);
        byte[] octets = Arrays.copyOf(token.array(), token.position());
        if (requireSubkey && !TokenHeader.isUnderAcceptorSubkey(octets)) {
            throw new RefusedException(Reasons.NO_ACCEPTOR_SUBKEY);
        }
        return octets;
    }

    /** Gives the tokens that come next, by the JDK. */
    WrapTokens goOn() {
        return tokens;
    }

    /** The sequence number of the client's next token. */
    long clientNext() {
        return order.next();
    }
}
