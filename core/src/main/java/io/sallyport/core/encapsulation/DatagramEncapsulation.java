package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.sallyport.core.spi.auth.MalformedMessageException;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The encapsulation of datagrams, RFC 1961 section 5: each datagram is one message, and its plaintext the datagram with its
 * header. It does not own the protection, which ends with the TCP connection's.
 */
public final class DatagramEncapsulation {
    private final MessageProtection protection;
    private final ByteBufAllocator allocator;

    /** Makes one around {@link MessageProtection#forDatagrams()}. */
    public DatagramEncapsulation(MessageProtection protection, ByteBufAllocator allocator) {
        this.protection = protection;
        this.allocator = allocator;
    }

    /**
     * Opens a datagram.
     *
     * @return its plaintext, which the caller releases
     * @throws MalformedMessageException if it is not exactly one message, or one that must not be taken
     */
    public ByteBuf open(ByteBuf datagram) throws MalformedMessageException {
        int length = datagram.readableBytes();
        if (protection.messageLength(view(datagram, datagram.readerIndex(), length)) != length) {
            throw new MalformedMessageException(Reasons.NOT_ONE_MESSAGE);
        }
        ByteBuf plaintext = allocator.directBuffer(length);
        try {
            ByteBuffer room = plaintext.internalNioBuffer(0, length);
            int before = room.position();
            protection.unwrap(view(datagram, datagram.readerIndex(), length), room);
            return plaintext.retain().writerIndex(room.position() - before);
        } finally {
            plaintext.release();
        }
    }

    /** Whether a message can carry so many octets. */
    public boolean fits(int length) {
        return length <= protection.maxPlaintextLength();
    }

    /** Wraps a datagram, which the caller releases; gives nothing if it is too long for a message. */
    public Optional<ByteBuf> wrap(byte[] header, ByteBuf payload) {
        int length = header.length + payload.readableBytes();
        if (!fits(length)) {
            return Optional.empty();
        }
        ByteBuf plaintext = allocator.directBuffer(length);
        try {
            plaintext.writeBytes(header).writeBytes(payload, payload.readerIndex(), payload.readableBytes());
            return Optional.of(wrap(plaintext, length));
        } finally {
            plaintext.release();
        }
    }

    private ByteBuf wrap(ByteBuf plaintext, int length) {
        int most = protection.maxMessageLength(length);
        ByteBuf message = allocator.directBuffer(most);
        try {
            ByteBuffer room = message.internalNioBuffer(0, most);
            int before = room.position();
            protection.wrap(plaintext.internalNioBuffer(0, length), room);
            return message.retain().writerIndex(room.position() - before);
        } finally {
            message.release();
        }
    }

    private static ByteBuffer view(ByteBuf octets, int index, int length) {
        return octets.nioBufferCount() == 1 ? octets.internalNioBuffer(index, length) : octets.nioBuffer(index, length);
    }
}
