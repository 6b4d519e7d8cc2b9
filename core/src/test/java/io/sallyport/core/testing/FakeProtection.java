package io.sallyport.core.testing;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;

/** Frames as RFC 1961 has them, around the plaintext with each octet inverted, and {@code EE} for a bad seal. */
public class FakeProtection implements MessageProtection {
    /** A frame whose seal is broken. */
    public static final String FORGED = "01 03 00 02 FF DD";

    private static final int HEADER = 4;
    private static final int SEAL = 0xEE;

    private final ProtectionLevel level;
    private final boolean optional;
    private final int maxPlaintextLength;
    private boolean ended;
    private boolean closed;

    public FakeProtection(ProtectionLevel level) {
        this(level, false, 8);
    }

    public FakeProtection(ProtectionLevel level, boolean optional, int maxPlaintextLength) {
        this.level = level;
        this.optional = optional;
        this.maxPlaintextLength = maxPlaintextLength;
    }

    /** What goes over the wire for that plaintext. */
    public static String frame(String... plaintext) {
        byte[] octets = Octets.of(plaintext);
        ByteBuffer message = ByteBuffer.allocate(HEADER + octets.length + 1);
        new FakeProtection(ProtectionLevel.INTEGRITY).wrap(ByteBuffer.wrap(octets), message);
        return Octets.hex(message.array());
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
        return optional;
    }

    @Override
    public MessageProtection forDatagrams() {
        ended = true;
        return new FakeProtection(level, false, maxPlaintextLength);
    }

    @Override
    public int maxPlaintextLength() {
        return maxPlaintextLength;
    }

    @Override
    public int maxMessageLength(int plaintextLength) {
        return HEADER + plaintextLength + 1;
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        int start = received.position();
        if (received.hasRemaining() && received.get(start) != 1) {
            throw new MalformedMessageException(ReasonCode.of("not-encapsulated"));
        }
        return received.remaining() < HEADER
                ? AuthenticationExchange.UNKNOWN
                : HEADER + Short.toUnsignedInt(received.getShort(start + 2));
    }

    @Override
    public void wrap(ByteBuffer plaintext, ByteBuffer message) {
        message.put((byte) 1).put((byte) 3).putShort((short) (plaintext.remaining() + 1));
        invert(plaintext, plaintext.remaining(), message);
        message.put((byte) SEAL);
    }

    @Override
    public void unwrap(ByteBuffer message, ByteBuffer plaintext) throws MalformedMessageException {
        message.position(message.position() + HEADER);
        invert(message, message.remaining() - 1, plaintext);
        if (message.get() != (byte) SEAL) {
            throw new MalformedMessageException(ReasonCode.of("forged"));
        }
        if (ended) {
            throw new MalformedMessageException(ReasonCode.of("stream-ended"));
        }
    }

    private static void invert(ByteBuffer from, int count, ByteBuffer to) {
        for (int i = 0; i < count; i++) {
            to.put((byte) ~from.get());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
