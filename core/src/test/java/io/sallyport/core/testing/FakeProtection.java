package io.sallyport.core.testing;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;

/** A protection of some level that is never used. */
public final class FakeProtection implements MessageProtection {
    private final ProtectionLevel level;
    private boolean closed;

    public FakeProtection(ProtectionLevel level) {
        this.level = level;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public ProtectionLevel level() {
        return level;
    }

    @Override
    public boolean isOptional() {
        return false;
    }

    @Override
    public MessageProtection forDatagrams() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int maxPlaintextLength() {
        return 1;
    }

    @Override
    public int maxMessageLength(int plaintextLength) {
        return plaintextLength;
    }

    @Override
    public int messageLength(ByteBuffer received) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void wrap(ByteBuffer plaintext, ByteBuffer message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unwrap(ByteBuffer message, ByteBuffer plaintext) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }
}
