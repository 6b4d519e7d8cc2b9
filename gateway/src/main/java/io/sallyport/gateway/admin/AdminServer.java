package io.sallyport.gateway.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers {@code GET /live} and {@code GET /ready}, on a thread of its own: no client waits for it, nor it for them. */
public final class AdminServer implements AutoCloseable {
    /** How many files it may have open: connections, one that is about to end another, the listener, its selector. */
    public static final int DESCRIPTORS = AdminConnections.MOST + 5;

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int LINE_OCTETS = 512;
    private static final int HEADER_OCTETS = 4096;
    private static final int READ_OCTETS = 2048;

    private final EventLoopGroup loop;
    private final AdminPages pages;
    private final Duration deadline;
    private final AdminConnections connections = new AdminConnections();
    private final Channel listener;

    AdminServer(InetSocketAddress address, Supplier<Report> readiness, Duration deadline) throws IOException {
        this.pages = new AdminPages(readiness);
        this.deadline = deadline;
        this.loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("sallyport-admin", true), NioIoHandler.newFactory());
        this.listener = bind(address);
    }

    /**
     * Begins to answer.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static AdminServer start(InetSocketAddress address, Supplier<Report> readiness) throws IOException {
        return new AdminServer(address, readiness, DEADLINE);
    }

    private Channel bind(InetSocketAddress address) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_OCTETS))
                .childHandler(new Connection())
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException(
                    "admin: cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    /** The address and port that it has. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The pipeline of a connection: bounded in number, in time and in octets. */
    private final class Connection extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            connections.add(channel);
            var end = channel.eventLoop().schedule(() -> channel.close(), deadline.toMillis(), TimeUnit.MILLISECONDS);
            channel.closeFuture().addListener(closed -> end.cancel(false));
            channel.pipeline()
                    .addLast(new HttpServerCodec(new HttpDecoderConfig()
                            .setMaxInitialLineLength(LINE_OCTETS)
                            .setMaxHeaderSize(HEADER_OCTETS)))
                    .addLast(new AdminHandler(pages));
        }
    }
}
