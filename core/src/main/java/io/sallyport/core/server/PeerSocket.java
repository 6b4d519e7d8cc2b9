package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.sallyport.core.inbound.ArrivedPeer;
import io.sallyport.core.inbound.ListeningSocket;
import io.sallyport.core.log.RateLimitedLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket on a client's event loop: auto-read is off, so that each read accepts one connection. */
final class PeerSocket extends ChannelInboundHandlerAdapter implements ListeningSocket {
    /** What the system accepts beside the one peer is reset when the socket closes. */
    private static final int BACKLOG = 128;

    private static final long PAUSE_MILLIS = 200;
    private static final int GONE_AT_ONCE = 64;
    private static final Logger log = LoggerFactory.getLogger(PeerSocket.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final ServerSocketChannel channel;
    private final SocketSettings sockets;
    private Consumer<ArrivedPeer> shown = peer -> {};
    private int gone;

    private PeerSocket(ServerSocketChannel channel, SocketSettings sockets) {
        this.channel = channel;
        this.sockets = sockets;
    }

    static PeerSocket open(Transport transport, EventLoop loop, InetSocketAddress address, SocketSettings sockets)
            throws IOException {
        ServerSocketChannel channel = newChannel(transport);
        PeerSocket socket = new PeerSocket(channel, sockets);
        channel.config().setAutoRead(false);
        channel.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        channel.pipeline().addLast(socket);
        ChannelFuture registered = loop.register(channel);
        ChannelFuture bound = registered.isSuccess() ? channel.bind(address) : registered;
        if (!bound.isSuccess()) {
            channel.unsafe().closeForcibly();
            throw new IOException(
                    bound.cause() == null
                            ? "not on the event loop"
                            : bound.cause().getMessage(),
                    bound.cause());
        }
        return socket;
    }

    private static ServerSocketChannel newChannel(Transport transport) throws IOException {
        try {
            return transport.serverSocketChannels().newChannel();
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return channel.localAddress();
    }

    @Override
    public void accept(Consumer<ArrivedPeer> next) {
        shown = next;
        channel.read();
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Arrived peer = new Arrived((SocketChannel) accepted, ctx.channel().eventLoop(), sockets);
        try {
            if (peer.channel.remoteAddress() == null) {
                acceptAfterGone(ctx);
            } else {
                shown.accept(peer);
            }
        } finally {
            peer.turnAwayIfNotTaken();
        }
    }

    /** Who was gone before he was accepted is no stranger, as nobody knows who it was; so many at once cost as much. */
    private void acceptAfterGone(ChannelHandlerContext ctx) {
        gone++;
        if (gone % GONE_AT_ONCE == 0) {
            ctx.executor().schedule(() -> ctx.read(), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            ctx.read();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        FAILURES.event(count -> log.warn(
                "cannot accept the peer of a BIND ({} times): {}; trying again",
                count,
                String.valueOf(cause.getMessage())));
        ctx.executor().schedule(() -> ctx.read(), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A connection that is on no event loop before it is taken. */
    private static final class Arrived implements ArrivedPeer {
        private final SocketChannel channel;
        private final EventLoop loop;
        private final SocketSettings sockets;
        private boolean taken;

        Arrived(SocketChannel channel, EventLoop loop, SocketSettings sockets) {
            this.channel = channel;
            this.loop = loop;
            this.sockets = sockets;
        }

        @Override
        public InetSocketAddress address() {
            return channel.remoteAddress();
        }

        @Override
        public Channel take() throws IOException {
            try {
                configure(channel);
            } catch (ChannelException e) {
                throw new IOException("the peer's connection takes no options", e);
            }
            ChannelFuture registered = loop.register(channel);
            if (!registered.isSuccess()) {
                throw new IOException("not on the event loop", registered.cause());
            }
            taken = true;
            return channel;
        }

        private void configure(SocketChannel channel) {
            channel.config().setAutoRead(false);
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            channel.config().setOption(ChannelOption.TCP_NODELAY, true);
            RelayBuffers.configure(channel);
            sockets.configure(channel);
        }

        void turnAwayIfNotTaken() {
            if (!taken) {
                channel.unsafe().closeForcibly();
            }
        }
    }
}
