package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ProtectionLevel;
import java.nio.ByteBuffer;

/** What a method hands over that does not encapsulate; to call it is a mistake of the gateway. */
final class NoMessageProtection implements MessageProtection {
    private static final String UNPROTECTED = "this session is not encapsulated";

    @Override
    public ProtectionLevel level() {
        return ProtectionLevel.NONE;
    }

    @Override
    public boolean isOptional() {
        return false;
    }

    @Override
    public MessageProtection forDatagrams() {
        return this;
    }

    @Override
    public int maxPlaintextLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int maxMessageLength(int plaintextLength) {
        return plaintextLength;
    }

    @Override
    public int messageLength(ByteBuffer received) {
        throw new IllegalStateException(UNPROTECTED);
    }

    @Override
    public void wrap(ByteBuffer plaintext, ByteBuffer message) {
        throw new IllegalStateException(UNPROTECTED);
    }

    @Override
    public void unwrap(ByteBuffer message, ByteBuffer plaintext) {
        throw new IllegalStateException(UNPROTECTED);
    }

    @Override
    public void close() {
        // There is no key to wipe.
    }
}
