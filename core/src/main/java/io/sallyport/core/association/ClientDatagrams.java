package io.sallyport.core.association;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/** What comes in on the socket towards the client: each event becomes one call. */
final class ClientDatagrams extends ChannelInboundHandlerAdapter {
    private final UdpAssociation association;

    ClientDatagrams(UdpAssociation association) {
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
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        association.onClientSocketError(cause);
    }
}
