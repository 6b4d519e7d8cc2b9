package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;

/** A context's tokens once they travel as datagrams: wrapped like the stream's, unwrapped in a window. */
record DatagramTokens(WrapTokens stream, TokenReader reader) implements WrapTokens {
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
        return reader.unwrap(token, plaintext);
    }

    @Override
    public WrapTokens forDatagrams() {
        return this;
    }

    /** The keys are the stream's, which outlives this. */
    @Override
    public void close() {}
}
