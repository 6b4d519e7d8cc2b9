package io.sallyport.gateway.admin;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;

/** Answers the first request of a connection. What follows is thrown away: a close would overtake the answer. */
final class AdminHandler extends SimpleChannelInboundHandler<HttpObject> {
    private static final ChannelFutureListener END_OF_OUTPUT = written -> {
        if (written.isSuccess()) {
            ((DuplexChannel) written.channel()).shutdownOutput();
        } else {
            written.channel().close();
        }
    };

    private final AdminPages pages;
    private boolean answered;

    AdminHandler(AdminPages pages) {
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (!answered && message instanceof HttpRequest request) {
            answered = true;
            context.writeAndFlush(pages.answer(request)).addListener(END_OF_OUTPUT);
        }
    }

    /** A reset, or something that no codec takes: no fault of the gateway's, and nothing to log. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
