package io.sallyport.core.encapsulation;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/**
 * Wraps what goes to the client. What is written before a flush is gathered, and goes in as few messages as can carry
 * it, all of the same length.
 */
final class EncapsulationEncoder extends ChannelOutboundHandlerAdapter {
    private final MessageProtection protection;
    private final PendingPlaintext pending = new PendingPlaintext();

    EncapsulationEncoder(MessageProtection protection) {
        this.protection = protection;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object octets, ChannelPromise promise) {
        ByteBuf plaintext = (ByteBuf) octets;
        if (plaintext.isReadable()) {
            pending.add(plaintext, promise);
        } else {
            wrapPending(ctx);
            ctx.write(plaintext, promise);
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        wrapPending(ctx);
        ctx.flush();
    }

    private void wrapPending(ChannelHandlerContext ctx) {
        int octets = pending.octets();
        if (octets == 0) {
            return;
        }
        int most = protection.maxPlaintextLength();
        int messages = (octets - 1) / most + 1;
        int length = (octets - 1) / messages + 1;
        while (pending.octets() > 0) {
            wrap(ctx, Math.min(length, pending.octets()));
        }
    }

    private void wrap(ChannelHandlerContext ctx, int length) {
        ByteBuf message = ctx.alloc().directBuffer(protection.maxMessageLength(length));
        ChannelPromise promise = ctx.newPromise();
        try {
            ByteBuffer room = message.internalNioBuffer(0, message.capacity());
            int before = room.position();
            pending.take(length, ctx.alloc(), promise, plaintext -> protection.wrap(plaintext, room));
            message.writerIndex(room.position() - before);
        } catch (RuntimeException | Error e) {
            message.release();
            promise.tryFailure(e);
            throw e;
        }
        ctx.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        pending.fail(new ClosedChannelException());
    }
}
