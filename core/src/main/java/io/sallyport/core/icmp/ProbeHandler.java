package io.sallyport.core.icmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.sallyport.core.protocol.ProtocolException;
import java.io.IOException;

/** The connection of a client that reads a program's output: whatever it sends ends that. */
final class ProbeHandler extends ChannelInboundHandlerAdapter {
    private final ProbeRelay relay;

    ProbeHandler(ProbeRelay relay) {
        this.relay = relay;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        ByteBuf sent = (ByteBuf) octets;
        boolean any = sent.isReadable();
        sent.release();
        if (any) {
            relay.end(Reasons.ENDED_BY_CLIENT);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            relay.end(Reasons.ENDED_BY_CLIENT);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        relay.end(Reasons.CLIENT_RESET);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ProtocolException violation) {
            relay.reset(violation.reason());
        } else if (cause instanceof IOException) {
            relay.end(Reasons.CLIENT_RESET);
        } else {
            relay.fail(cause);
        }
    }
}
