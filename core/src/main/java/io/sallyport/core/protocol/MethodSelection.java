package io.sallyport.core.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.BitSet;
import java.util.Optional;

/**
 * The client's version identifier and method selection message, RFC 1928 section 3.
 *
 * @param methods the METHOD octets that the client named
 */
public record MethodSelection(BitSet methods) {
    /** X'FF', no acceptable methods. */
    public static final int NO_ACCEPTABLE_METHODS = 0xFF;

    private static final int NMETHODS_AT = 1;
    private static final int METHODS_AT = 2;

    /** Copies the set. */
    public MethodSelection {
        methods = (BitSet) methods.clone();
    }

    /** Tells whether the client named the method; X'FF' is no method. */
    public boolean names(int method) {
        return method != NO_ACCEPTABLE_METHODS && methods.get(method);
    }

    /**
     * Takes the message off the buffer, or leaves the buffer alone while it is not complete.
     *
     * @throws ProtocolException if it is no such message
     */
    public static Optional<MethodSelection> decode(ByteBuf in) throws ProtocolException {
        if (in.readableBytes() <= NMETHODS_AT) {
            return Optional.empty();
        }
        int start = in.readerIndex();
        int count = in.getUnsignedByte(start + NMETHODS_AT);
        if (count == 0) {
            throw new ProtocolException("no-methods-named");
        }
        if (in.readableBytes() < METHODS_AT + count) {
            return Optional.empty();
        }
        BitSet methods = new BitSet(NO_ACCEPTABLE_METHODS + 1);
        for (int i = 0; i < count; i++) {
            methods.set(in.getUnsignedByte(start + METHODS_AT + i));
        }
        in.skipBytes(METHODS_AT + count);
        return Optional.of(new MethodSelection(methods));
    }

    /** Gives the server's answer. */
    public static ByteBuf encodeAnswer(int method) {
        return Unpooled.wrappedBuffer(new byte[] {(byte) SocksVersion.SOCKS5.octet(), (byte) method});
    }
}
