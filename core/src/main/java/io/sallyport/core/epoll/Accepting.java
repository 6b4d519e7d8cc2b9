package io.sallyport.core.epoll;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.unix.UnixChannel;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the TCP connections of a listening channel in place of it, as channels of our own, while it
 * has auto-read on.
 */
public final class Accepting extends ChannelOutboundHandlerAdapter {
    private @Nullable Acceptor acceptor;

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (acceptor == null) {
            acceptor = Acceptor.of((UnixChannel) ctx.channel(), ctx);
        }
        acceptor.resume();
    }
}
