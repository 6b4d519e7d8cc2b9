package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.tls.EndOfOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a refused connection so that the client can read the answer: to close while octets of the client are unread
 * would reset the connection, and the reset could overtake the answer.
 */
final class RefusalHandler extends ChannelInboundHandlerAdapter {
    private static final int MAX_DISCARDED = 256 * 1024;

    private final Duration closeAfter;
    private final ByteBuf answer;
    private int discarded;
    private @Nullable Deadline close;

    RefusalHandler(Duration closeAfter, ByteBuf answer) {
        this.closeAfter = closeAfter;
        this.answer = answer;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        close = new Deadline(ctx.channel().eventLoop());
        close.set(closeAfter, () -> ctx.channel().close());
        ctx.writeAndFlush(answer).addListener((ChannelFutureListener) sent -> {
            if (sent.isSuccess()) {
                awaitEnd(ctx);
            } else {
                sent.channel().close();
            }
        });
    }

    private static void awaitEnd(ChannelHandlerContext ctx) {
        DuplexChannel channel = (DuplexChannel) ctx.channel();
        if (channel.isInputShutdown()) {
            channel.close();
        } else {
            EndOfOutput.send(channel);
            ctx.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        discarded += ((ByteBuf) octets).readableBytes();
        ReferenceCountUtil.release(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (discarded > MAX_DISCARDED) {
            ctx.close();
        } else {
            ctx.read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof Displacement) {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (close != null) {
            close.cancel();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
