package io.sallyport.core.association;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.jspecify.annotations.Nullable;

/** What comes in on a socket towards destinations: each event becomes one call. */
final class DestinationDatagrams extends ChannelInboundHandlerAdapter {
    private final UdpAssociation association;
    private @Nullable DestinationSocket socket;

    DestinationDatagrams(UdpAssociation association) {
        this.association = association;
    }

    void of(DestinationSocket opened) {
        socket = opened;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            if (socket != null) {
                association.onAnswer(socket, packet);
            }
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        association.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (socket != null) {
            association.onDestinationError(socket, cause);
        }
    }
}
