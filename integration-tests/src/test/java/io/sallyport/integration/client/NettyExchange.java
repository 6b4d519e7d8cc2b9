package io.sallyport.integration.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Netty's SOCKS client: sends one text, and takes what first comes back. */
public final class NettyExchange extends SimpleChannelInboundHandler<ByteBuf> {
    private final String text;
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private NettyExchange(String text) {
        this.text = text;
    }

    /** Does it all; the future it gives has failed if the proxy refused. */
    public static CompletableFuture<String> run(Socks5ProxyHandler proxy, InetSocketAddress to, String text) {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        NettyExchange exchange = new NettyExchange(text);
        new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(proxy, exchange);
                    }
                })
                .connect(to);
        return exchange.answer
                .orTimeout(20, TimeUnit.SECONDS)
                .whenComplete((done, failure) -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(ctx.alloc().buffer().writeBytes(text.getBytes(UTF_8)));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf octets) {
        answer.complete(octets.toString(UTF_8));
        ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        answer.completeExceptionally(cause);
        ctx.close();
    }
}
