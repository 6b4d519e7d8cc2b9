package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.token.WrapTokens;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;

/** The JDK's tokens once they travel as datagrams: wrapped like the stream's, unwrapped in a window. */
record JdkDatagrams(JdkTokens stream, TokenOrder order) implements WrapTokens {
    @Override
    public int maxTokenLength(int plaintextLength, boolean confidential) {
        return stream.maxTokenLength(plaintextLength, confidential);
    }

    @Override
    public int maxPlaintextLength(int tokenLength, boolean confidential) {
        return stream.maxPlaintextLength(tokenLength, confidential);
    }

    @Override
    public void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token) {
        stream.wrap(plaintext, confidential, token);
    }

    @Override
    public boolean unwrap(ByteBuffer token, ByteBuffer plaintext) throws MalformedMessageException {
        return stream.unwrap(token, plaintext, order);
    }

    @Override
    public WrapTokens forDatagrams() {
        return this;
    }

    /** The context is the stream's, which outlives this. */
    @Override
    public void close() {}
}
