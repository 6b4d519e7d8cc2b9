package io.sallyport.core.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** The end of what goes to a peer, which may go on sending: in TLS it says so itself, or it could be anybody's. */
public final class EndOfOutput {
    private EndOfOutput() {}

    /** Sends it after everything that was written before. */
    public static void send(Channel channel) {
        DuplexChannel duplex = (DuplexChannel) channel;
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            duplex.shutdownOutput();
        } else {
            tls.closeOutbound().addListener((ChannelFutureListener) sent -> {
                if (channel.isActive()) {
                    duplex.shutdownOutput();
                }
            });
        }
    }
}
