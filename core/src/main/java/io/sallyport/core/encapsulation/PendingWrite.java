package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;

/** One write of plaintext, and how far the messages that carry it have come. */
final class PendingWrite {
    private final ByteBuf plaintext;
    private final ChannelPromise promise;
    private final int length;

    PendingWrite(ByteBuf plaintext, ChannelPromise promise) {
        this.plaintext = plaintext;
        this.promise = promise;
        this.length = plaintext.readableBytes();
    }

    int remaining() {
        return plaintext.readableBytes();
    }

    boolean isContiguous() {
        return plaintext.nioBufferCount() == 1;
    }

    ByteBuffer view(int octets) {
        return plaintext.internalNioBuffer(plaintext.readerIndex(), octets);
    }

    void copyTo(ByteBuf gathered, int octets) {
        gathered.writeBytes(plaintext, plaintext.readerIndex(), octets);
    }

    /** The next octets are in that message; releases the buffer with the last of them. */
    void wrapped(int octets, ChannelFuture message) {
        plaintext.skipBytes(octets);
        int reached = length - plaintext.readableBytes();
        if (!plaintext.isReadable()) {
            plaintext.release();
        }
        message.addListener((ChannelFutureListener) delivered -> onMessage(delivered, reached));
    }

    private void onMessage(ChannelFuture delivered, int reached) {
        if (!delivered.isSuccess()) {
            promise.tryFailure(delivered.cause());
        } else if (reached == length) {
            promise.trySuccess();
        } else if (promise instanceof ChannelProgressivePromise progressive) {
            progressive.tryProgress(reached, length);
        }
    }

    void fail(Throwable cause) {
        plaintext.release();
        promise.tryFailure(cause);
    }
}
