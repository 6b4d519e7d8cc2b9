package io.sallyport.core.association;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.util.concurrent.TimeUnit;

/**
 * What comes to the client's port from others. A few are read now and then, to count them: a flood must not cost more. A
 * datagram of the owner that the kernel brings here all the same is as good as any.
 */
final class Strangers extends ChannelInboundHandlerAdapter {
    private static final long PAUSE_MILLIS = 100;

    private final UdpAssociation association;

    Strangers(UdpAssociation association) {
        this.association = association;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            association.onRequest(packet);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        association.flush();
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> ctx.channel().config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        association.onClientSocketError(cause);
    }
}
