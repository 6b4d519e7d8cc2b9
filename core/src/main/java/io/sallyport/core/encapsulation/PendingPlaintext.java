package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Plaintext that waits to be wrapped. A write is progress and success only as messages that carry it are delivered. */
final class PendingPlaintext {
    private final Queue<PendingWrite> writes = new ArrayDeque<>();
    private int octets;

    /** Takes over the octets. */
    void add(ByteBuf plaintext, ChannelPromise promise) {
        octets += plaintext.readableBytes();
        writes.add(new PendingWrite(plaintext, promise));
    }

    /** How many octets wait. */
    int octets() {
        return octets;
    }

    /**
     * Gives so many octets to be wrapped, without a copy where they lie in one buffer.
     *
     * @param message delivered once the message that carries them is
     */
    void take(int length, ByteBufAllocator allocator, ChannelFuture message, Consumer<ByteBuffer> wrap) {
        PendingWrite first = writes.element();
        if (first.remaining() >= length && first.isContiguous()) {
            wrap.accept(first.view(length));
            advance(length, message);
            return;
        }
        ByteBuf gathered = allocator.directBuffer(length);
        try {
            gather(length, gathered, message);
            wrap.accept(gathered.internalNioBuffer(gathered.readerIndex(), length));
        } finally {
            gathered.release();
        }
    }

    private void gather(int length, ByteBuf gathered, ChannelFuture message) {
        while (gathered.readableBytes() < length) {
            PendingWrite first = writes.element();
            int part = Math.min(first.remaining(), length - gathered.readableBytes());
            first.copyTo(gathered, part);
            advance(part, message);
        }
    }

    private void advance(int length, ChannelFuture message) {
        PendingWrite first = writes.element();
        octets -= length;
        first.wrapped(length, message);
        if (first.remaining() == 0) {
            writes.remove();
        }
    }

    /** Drops what waits. */
    void fail(Throwable cause) {
        octets = 0;
        for (PendingWrite next = writes.poll(); next != null; next = writes.poll()) {
            next.fail(cause);
        }
    }
}
