package io.sallyport.auth.gssapi.context;

import com.sun.security.jgss.ExtendedGSSContext;
import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.jspecify.annotations.Nullable;

/** Tokens by the JDK's own wrap and unwrap, with the checks that it leaves to its caller. */
final class JdkTokens implements WrapTokens {
    static final ReasonCode BAD_TOKEN = ReasonCode.of("gss-token-not-genuine");

    private final ExtendedGSSContext context;
    private final TokenOrder stream;
    private final TokenHeader header;
    private final boolean needsSubkey;
    private @Nullable WrapTokens datagrams;
    private boolean wiped;

    JdkTokens(ExtendedGSSContext context, TokenOrder stream) {
        this.context = context;
        this.stream = stream;
        this.header = new TokenHeader(ContextKey.of(context));
        // Without mutual authentication nothing is sent that could hold one.
        this.needsSubkey = context.getMutualAuthState();
    }

    @Override
    public int maxTokenLength(int plaintextLength, boolean confidential) {
        return plaintextLength + header.overhead(confidential);
    }

    @Override
    public int maxPlaintextLength(int tokenLength, boolean confidential) {
        return Math.max(0, tokenLength - header.overhead(confidential));
    }

    @Override
    public void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token) {
        requireUnwiped();
        requireRoom(token, maxTokenLength(plaintext.remaining(), confidential));
        byte[] octets = take(plaintext);
        MessageProp asked = new MessageProp(0, confidential);
        try {
            byte[] wrapped = context.wrap(octets, 0, octets.length, asked);
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
        return unwrap(token, plaintext, stream);
    }

    boolean unwrap(ByteBuffer token, ByteBuffer plaintext, TokenOrder order) throws MalformedMessageException {
        requireUnwiped();
        requireRoom(plaintext, token.remaining());
        byte[] octets = take(token);
        header.check(octets);
        MessageProp found = new MessageProp(0, false);
        byte[] opened = open(octets, found);
        if (TokenHeader.isSealed(octets) != found.getPrivacy() || found.getMinorStatus() != 0) {
            throw new MalformedMessageException(BAD_TOKEN);
        }
        if (needsSubkey && !TokenHeader.isUnderAcceptorSubkey(octets)) {
            throw new MalformedMessageException(Reasons.NO_ACCEPTOR_SUBKEY);
        }
        order.take(TokenHeader.sequence(octets));
        plaintext.put(opened);
        return found.getPrivacy();
    }

    private byte[] open(byte[] token, MessageProp found) throws MalformedMessageException {
        try {
            return context.unwrap(token, 0, token.length, found);
        } catch (GSSException | RuntimeException e) {
            throw new MalformedMessageException(BAD_TOKEN);
        }
    }

    private static byte[] take(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    private void requireUnwiped() {
        if (wiped) {
            throw new IllegalStateException("the context's keys are wiped");
        }
    }

    private static void requireRoom(ByteBuffer buffer, int octets) {
        if (buffer.remaining() < octets) {
            throw new BufferOverflowException();
        }
    }

    @Override
    public WrapTokens forDatagrams() {
        WrapTokens current = datagrams;
        if (current == null) {
            current = new JdkDatagrams(this, stream.handOver());
            datagrams = current;
        }
        return current;
    }

    @Override
    public void close() {
        wiped = true;
        EstablishedContext.dispose(context);
    }
}
