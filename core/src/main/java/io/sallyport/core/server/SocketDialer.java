package io.sallyport.core.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.sallyport.core.egress.Dialer;
import io.sallyport.core.egress.EgressPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Opens connections to destinations. Netty's Bootstrap does it too, in a task of its own for each, which costs a turn of the
 * event loop more, and with a time limit of its own; whoever dials has one for all attempts.
 *
 * @param transport of the event loops
 * @param sockets what the system is asked for
 */
record SocketDialer(Transport transport, SocketSettings sockets) implements Dialer {

    @Override
    public ChannelFuture dial(EventLoop loop, EgressPath path) {
        Channel channel;
        try {
            channel = open(path);
        } catch (ChannelException e) {
            return withoutChannel(loop, path, e);
        }
        ChannelPromise connected = channel.newPromise();
        loop.register(channel).addListener((ChannelFutureListener) registered -> {
            if (registered.isSuccess()) {
                connect(channel, path, connected);
            } else {
                connected.setFailure(registered.cause());
            }
        });
        return connected;
    }

    /** Most connections are over before anybody could ask whether they are still there. */
    @Override
    public void keepAlive(Channel connected) {
        sockets.keepAlive(connected);
    }

    private static void connect(Channel channel, EgressPath path, ChannelPromise connected) {
        Optional<InetAddress> source = path.source();
        if (source.isPresent()) {
            channel.connect(path.destination(), new InetSocketAddress(source.get(), 0), connected);
        } else {
            channel.connect(path.destination(), connected);
        }
    }

    /** No option may fail here and the connection be made all the same. */
    private Channel open(EgressPath path) {
        Channel channel = transport.newSocket(path.destination().getAddress());
        try {
            configure(channel, path);
            return channel;
        } catch (ChannelException e) {
            channel.unsafe().closeForcibly();
            throw e;
        }
    }

    private void configure(Channel channel, EgressPath path) {
        channel.config().setAutoRead(false);
        channel.config().setConnectTimeoutMillis(0);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        transport.withoutDelay(channel.config()::setOption);
        RelayBuffers.configure(channel);
        sockets.configureRest(channel);
        path.networkInterface().ifPresent(name -> InterfaceBinding.bind(channel, name));
        if (path.source().isPresent() && transport == Transport.EPOLL) {
            // a port is chosen only with the destination, so that one address has all its ports towards each
            // destination
            channel.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
    }

    /** A future needs a channel, and Netty's for one that there is not is Bootstrap's own. */
    private static ChannelFuture withoutChannel(EventLoop loop, EgressPath path, ChannelException cause) {
        return new Bootstrap()
                .group(loop)
                .channelFactory(() -> {
                    throw cause;
                })
                .handler(new ChannelInboundHandlerAdapter())
                .connect(path.destination());
    }
}
