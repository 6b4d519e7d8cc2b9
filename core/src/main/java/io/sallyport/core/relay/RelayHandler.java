package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.sallyport.core.protocol.ProtocolException;
import java.io.IOException;

/** One side of a relay in its channel's pipeline: each event becomes one call. */
final class RelayHandler extends ChannelInboundHandlerAdapter {
    private final TcpRelay relay;
    private final RelayFlow outOfHere;
    private final RelayFlow intoHere;

    RelayHandler(TcpRelay relay, RelayFlow outOfHere, RelayFlow intoHere) {
        this.relay = relay;
        this.outOfHere = outOfHere;
        this.intoHere = intoHere;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        outOfHere.onOctets((ByteBuf) octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        outOfHere.onReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        intoHere.onSinkWritable();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            outOfHere.onSourceEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        relay.onGone(outOfHere, intoHere, isClient(ctx.channel()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ProtocolException violation) {
            relay.end(new RelayEnd(violation.reason()));
        } else if (cause instanceof IOException) {
            relay.onGone(outOfHere, intoHere, isClient(ctx.channel()));
        } else {
            relay.fail(cause);
        }
    }

    private boolean isClient(Channel channel) {
        return relay.isClient(channel);
    }
}
