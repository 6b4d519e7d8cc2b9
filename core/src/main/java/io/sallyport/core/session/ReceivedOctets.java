package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/**
 * What the client sent and nobody has taken yet, in one buffer. Octets are wiped where they were and when they are
 * released: a password may be among them, and pooled memory is used again.
 */
final class ReceivedOctets {
    private static final int USUAL_LENGTH = 1024;

    private final ByteBufAllocator allocator;
    private ByteBuf octets = Unpooled.EMPTY_BUFFER;
    private boolean released;

    ReceivedOctets(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** Copies the octets, wipes the buffer that they came in, and releases it. */
    void add(ByteBuf in) {
        try {
            if (!released) {
                ensureRoomFor(in.readableBytes());
                octets.writeBytes(in, in.readerIndex(), in.readableBytes());
            }
        } finally {
            wipe(in);
            in.release();
        }
    }

    private void ensureRoomFor(int more) {
        if (octets.writableBytes() >= more) {
            return;
        }
        int needed = Math.max(USUAL_LENGTH, octets.readableBytes() + more);
        ByteBuf larger = allocator.buffer(allocator.calculateNewCapacity(needed, Integer.MAX_VALUE));
        larger.writeBytes(octets, octets.readerIndex(), octets.readableBytes());
        wipe(octets);
        octets.release();
        octets = larger;
    }

    ByteBuf octets() {
        return octets;
    }

    /** Hands the buffer over, and begins with another. */
    ByteBuf drain() {
        ByteBuf taken = octets;
        octets = Unpooled.EMPTY_BUFFER;
        taken.setZero(0, taken.readerIndex());
        return taken;
    }

    /** Hands the buffer over for good. */
    ByteBuf take() {
        released = true;
        return drain();
    }

    void release() {
        if (!released) {
            released = true;
            wipe(octets);
            octets.release();
            octets = Unpooled.EMPTY_BUFFER;
        }
    }

    private static void wipe(ByteBuf buffer) {
        buffer.setZero(0, buffer.writerIndex());
    }
}
