package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.sallyport.core.protocol.ProtocolException;
import java.io.IOException;

/** The TCP connection that the association lives as long as; nothing that the client sends on it means anything. */
final class ControlConnection extends ChannelInboundHandlerAdapter {
    private static final int MAX_DISCARDED = 64 * 1024;

    private final UdpAssociation association;
    private int discarded;

    ControlConnection(UdpAssociation association) {
        this.association = association;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        ByteBuf sent = (ByteBuf) octets;
        discarded += sent.readableBytes();
        sent.release();
        if (discarded > MAX_DISCARDED) {
            association.end(Reasons.CLIENT_OCTETS);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            association.end(Reasons.COMPLETED);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        association.end(Reasons.CLIENT_RESET);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ProtocolException violation) {
            association.end(violation.reason());
        } else if (cause instanceof IOException) {
            association.end(Reasons.CLIENT_RESET);
        } else {
            association.fail(cause);
        }
    }
}
