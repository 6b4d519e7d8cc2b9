package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;

/** Tokens by the JDK's own wrap and unwrap, with the checks that it leaves to its caller. */
final class JdkTokens implements WrapTokens {
    static final ReasonCode BAD_TOKEN = ReasonCode.of("gss-token-not-genuine");

    private final EstablishedContext context;
    private final TokenOrder order;
    private final TokenHeader header;

    JdkTokens(EstablishedContext context, TokenOrder order) {
        this.context = context;
        this.order = order;
        this.header = new TokenHeader(context);
    }

    @Override
    public int maxTokenLength(int plaintextLength, boolean confidential) {
        return plaintextLength + header.overhead(confidential);
    }

    @Override
    public int maxPlaintextLength(int tokenLength, boolean confidential) {
        return tokenLength - header.overhead(confidential);
    }

    @Override
    public void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token) {
        byte[] octets = take(plaintext);
        MessageProp asked = new MessageProp(0, confidential);
        try {
            byte[] wrapped = context.gss().wrap(octets, 0, octets.length, asked);
            if (asked.getPrivacy() != confidential || TokenHeader.isSealed(wrapped) != confidential) {
                throw new IllegalStateException("the JDK did not seal");
            }
            token.put(wrapped);
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean unwrap(ByteBuffer token, ByteBuffer plaintext) throws MalformedMessageException {
        byte[] octets = take(token);
        header.check(octets);
        MessageProp found = new MessageProp(0, false);
        byte[] opened = open(octets, found);
        if (TokenHeader.isSealed(octets) != found.getPrivacy() || found.getMinorStatus() != 0) {
            throw new MalformedMessageException(BAD_TOKEN);
        }
        order.take(TokenHeader.sequence(octets));
        plaintext.put(opened);
        return found.getPrivacy();
    }

    private byte[] open(byte[] token, MessageProp found) throws MalformedMessageException {
        try {
            return context.gss().unwrap(token, 0, token.length, found);
        } catch (GSSException | RuntimeException e) {
            throw new MalformedMessageException(BAD_TOKEN);
        }
    }

    private static byte[] take(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    @Override
    public WrapTokens forDatagrams() {
        return new JdkTokens(context, order.forDatagrams());
    }

    @Override
    public void close() {
        context.close();
    }
}
