package io.sallyport.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.sallyport.core.epoll.EpollInterestGuard;
import io.sallyport.core.epoll.TcpChannel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.BiConsumer;

/** The way to the kernel's sockets: the event loops of one transport carry only its own channels. */
public enum Transport {
    /** The JDK's selectors; always available. */
    NIO {
        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public IoHandlerFactory ioHandlerFactory() {
            return NioIoHandler.newFactory();
        }

        @Override
        public ChannelFactory<? extends ServerSocketChannel> serverSocketChannels() {
            return NioServerSocketChannel::new;
        }

        @Override
        public ChannelFactory<? extends SocketChannel> socketChannels() {
            return NioSocketChannel::new;
        }

        @Override
        public ChannelFactory<? extends DatagramChannel> datagramChannels() {
            return NioDatagramChannel::new;
        }

        @Override
        DatagramTransport datagrams() {
            return new NioDatagrams();
        }

        @Override
        void withoutDelay(BiConsumer<ChannelOption<Boolean>, Boolean> options) {
            options.accept(ChannelOption.TCP_NODELAY, true);
        }
    },

    /** Linux epoll, where Netty's native library loads. */
    EPOLL {
        @Override
        public boolean isAvailable() {
            return Epoll.isAvailable();
        }

        @Override
        public IoHandlerFactory ioHandlerFactory() {
            return new EpollInterestGuard(EpollIoHandler.newFactory());
        }

        @Override
        public ChannelFactory<? extends ServerSocketChannel> serverSocketChannels() {
            return EpollServerSocketChannel::new;
        }

        @Override
        public ChannelFactory<? extends SocketChannel> socketChannels() {
            return EpollSocketChannel::new;
        }

        @Override
        public ChannelFactory<? extends DatagramChannel> datagramChannels() {
            return EpollDatagramChannel::new;
        }

        @Override
        DatagramTransport datagrams() {
            return new EpollDatagrams();
        }

        @Override
        Channel newSocket(InetAddress destination) {
            return ownChannels() ? TcpChannel.unconnected(destination) : nettysOwn(destination);
        }

        /** A socket of IPv6 reaches both, but costs a call to be told so. */
        private Channel nettysOwn(InetAddress destination) {
            return destination instanceof Inet4Address
                    ? new EpollSocketChannel(SocketProtocolFamily.INET)
                    : new EpollSocketChannel();
        }

        @Override
        void acceptWithoutDelay(ServerBootstrap listening) {
            listening.option(INHERITED_NODELAY, 1);
        }

        @Override
        boolean ownChannels() {
            return TcpChannel.isUsable();
        }

        @Override
        void withoutDelay(BiConsumer<ChannelOption<Boolean>, Boolean> options) {
            if (ownChannels()) {
                options.accept(ChannelOption.TCP_NODELAY, true); // Netty's have asked for it already
            }
        }
    };

    /** Linux: IPPROTO_TCP and its option, which connections have from the socket that they were accepted from. */
    private static final ChannelOption<Integer> INHERITED_NODELAY =
            new IntegerUnixChannelOption("TCP_NODELAY_INHERITED", 6, 1);

    public abstract boolean isAvailable();

    public abstract IoHandlerFactory ioHandlerFactory();

    public abstract ChannelFactory<? extends ServerSocketChannel> serverSocketChannels();

    public abstract ChannelFactory<? extends SocketChannel> socketChannels();

    public abstract ChannelFactory<? extends DatagramChannel> datagramChannels();

    /** The way of this transport to what Netty's channels for datagrams have in common with no other. */
    abstract DatagramTransport datagrams();

    /** Makes a channel that can be connected there. */
    Channel newSocket(InetAddress destination) {
        return socketChannels().newChannel();
    }

    /** Whether TCP connections have channels of our own. */
    boolean ownChannels() {
        return false;
    }

    /** Asks for TCP_NODELAY where connections do not have it from the beginning. */
    abstract void withoutDelay(BiConsumer<ChannelOption<Boolean>, Boolean> options);

    /** Asks for the same for connections that a socket accepts. */
    void acceptWithoutDelay(ServerBootstrap listening) {
        withoutDelay(listening::childOption);
    }

    /** Epoll where it loads, else NIO. */
    public static Transport best() {
        return EPOLL.isAvailable() ? EPOLL : NIO;
    }

    /**
     * The transport that a configuration asks for by name.
     *
     * @throws IllegalArgumentException if the name is unknown, or the transport is not available on this machine
     */
    public static Transport named(String name) {
        return switch (name) {
            case "auto" -> best();
            case "nio" -> NIO;
            case "epoll" -> available(EPOLL, name);
            default ->
                throw new IllegalArgumentException(
                        "unknown transport: \"" + name + "\" (expected: auto, epoll or nio)");
        };
    }

    private static Transport available(Transport transport, String name) {
        if (!transport.isAvailable()) {
            throw new IllegalArgumentException(
                    "transport \"" + name + "\" is not available on this machine (expected: auto or nio)",
                    Epoll.unavailabilityCause());
        }
        return transport;
    }
}
