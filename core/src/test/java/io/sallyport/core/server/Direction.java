package io.sallyport.core.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.sallyport.core.epoll.Accepting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Which side opened the connection between the channel under test and its peer. */
enum Direction {
    ACCEPTED {
        @Override
        Socket connect(Transport transport, EventLoopGroup group, ChannelRecorder recorder) throws IOException {
            return accepted(new ServerBootstrap(), transport, group, recorder);
        }
    },

    CONNECTED {
        @Override
        Socket connect(Transport transport, EventLoopGroup group, ChannelRecorder recorder) throws IOException {
            return connected(new Bootstrap(), transport.socketChannels(), group, recorder);
        }
    },

    /** Accepted as a channel of our own. */
    ACCEPTED_BY_US {
        @Override
        boolean isOf(Transport transport) {
            return transport.isAvailable() && transport.ownChannels();
        }

        @Override
        Socket connect(Transport transport, EventLoopGroup group, ChannelRecorder recorder) throws IOException {
            ServerBootstrap bootstrap = new ServerBootstrap().handler(new Accepting());
            transport.acceptWithoutDelay(bootstrap);
            return accepted(bootstrap, transport, group, recorder);
        }
    },

    /** Connected by a channel of our own. */
    CONNECTED_BY_US {
        @Override
        boolean isOf(Transport transport) {
            return ACCEPTED_BY_US.isOf(transport);
        }

        @Override
        Socket connect(Transport transport, EventLoopGroup group, ChannelRecorder recorder) throws IOException {
            Bootstrap bootstrap = new Bootstrap();
            transport.withoutDelay(bootstrap::option);
            return connected(bootstrap, () -> transport.newSocket(InetAddress.getLoopbackAddress()), group, recorder);
        }
    };

    private static final int SMALL_BUFFER = 64 * 1024;

    /** Whether there is such a connection on the transport. */
    boolean isOf(Transport transport) {
        return true;
    }

    /** Opens the connection and returns its far end; the recorder holds the channel, which reads only when told to. */
    abstract Socket connect(Transport transport, EventLoopGroup group, ChannelRecorder recorder) throws IOException;

    private static Socket accepted(
            ServerBootstrap bootstrap, Transport transport, EventLoopGroup group, ChannelRecorder recorder)
            throws IOException {
        Channel server = bootstrap
                .group(group)
                .channelFactory(transport.serverSocketChannels())
                .childHandler(recorder)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.SO_SNDBUF, SMALL_BUFFER)
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        Socket peer = new Socket();
        peer.setReceiveBufferSize(SMALL_BUFFER);
        peer.connect(server.localAddress());
        return peer;
    }

    private static Socket connected(
            Bootstrap bootstrap,
            ChannelFactory<? extends Channel> channels,
            EventLoopGroup group,
            ChannelRecorder recorder)
            throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(SMALL_BUFFER);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            bootstrap
                    .group(group)
                    .channelFactory(channels)
                    .handler(recorder)
                    .option(ChannelOption.AUTO_READ, false)
                    .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                    .option(ChannelOption.SO_SNDBUF, SMALL_BUFFER)
                    .connect(server.getLocalSocketAddress())
                    .syncUninterruptibly();
            return server.accept();
        }
    }
}
