package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramChannelConfig;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.sallyport.core.association.DatagramSockets;
import io.sallyport.core.egress.UnusableInterfaceException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.util.Optional;

/** Opens the UDP sockets of associations on the loop that it is called on. */
final class UdpSockets implements DatagramSockets {
    private static final int MAX_READ_DATAGRAMS = 64;
    private static final int SOCKET_BUFFER = 1024 * 1024;

    /** What the kernel does not take waits up to here; then datagrams are dropped. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(512 * 1024, 1024 * 1024);

    private final DatagramTransport transport;

    UdpSockets(DatagramTransport transport) {
        this.transport = transport;
    }

    @Override
    public Channel open(
            EventLoop loop, InetSocketAddress local, Optional<String> networkInterface, ChannelHandler handler)
            throws IOException {
        DatagramChannel channel = create(familyOf(local));
        try {
            configure(channel.config());
            networkInterface.ifPresent(name -> InterfaceBinding.bind(channel, name));
        } catch (UnusableInterfaceException e) {
            channel.unsafe().closeForcibly();
            throw e;
        } catch (ChannelException e) {
            channel.unsafe().closeForcibly();
            throw new IOException("no UDP socket", e);
        }
        bind(loop, channel, local, handler);
        return channel;
    }

    private static void bind(EventLoop loop, DatagramChannel channel, InetSocketAddress local, ChannelHandler handler)
            throws IOException {
        channel.pipeline().addLast(handler);
        require(loop.register(channel), channel);
        require(channel.bind(local), channel);
    }

    /**
     * The address is shared only once the socket has it, or the system could give its port to another association; and the
     * socket is connected only once the other is there, or its datagrams could go to that one (reuseport groups of Linux).
     */
    @Override
    public Optional<Channel> reserve(Channel socket, InetSocketAddress owner, ChannelHandler strangers)
            throws IOException {
        if (!transport.connects()) {
            return Optional.empty();
        }
        InetSocketAddress local = (InetSocketAddress) socket.localAddress();
        DatagramChannel others = create(familyOf(local));
        others.config().setRecvByteBufAllocator(new DatagramBuffers(transport.readLength(), MAX_READ_DATAGRAMS));
        try {
            transport.shareAddress(socket);
            transport.shareAddress(others);
        } catch (ChannelException e) {
            others.unsafe().closeForcibly();
            throw new IOException("no UDP socket", e);
        }
        bind(socket.eventLoop(), others, local, strangers);
        require(socket.connect(owner), others);
        return Optional.of(others);
    }

    private static SocketProtocolFamily familyOf(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }

    /** Netty says it by an unchecked exception if there is no descriptor left, or no such family. */
    private DatagramChannel create(SocketProtocolFamily family) throws IOException {
        try {
            return transport.open(family);
        } catch (ChannelException e) {
            throw new IOException("no UDP socket", e);
        }
    }

    private void configure(DatagramChannelConfig config) {
        config.setOption(ChannelOption.SO_RCVBUF, SOCKET_BUFFER);
        config.setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER);
        config.setWriteBufferWaterMark(WAITING);
        config.setRecvByteBufAllocator(new DatagramBuffers(transport.readLength(), MAX_READ_DATAGRAMS));
    }

    /** On its own loop a channel is registered and bound at once. */
    private static void require(ChannelFuture done, Channel channel) throws IOException {
        if (!done.isSuccess()) {
            channel.close();
            throw new IOException("no UDP socket: " + String.valueOf(done.cause()), done.cause());
        }
    }

    @Override
    public void sendEmpty(Channel socket, InetSocketAddress to) throws IOException {
        transport.sendEmpty(socket, to);
    }

    @Override
    public boolean hasRoute(InetSocketAddress to, Optional<String> networkInterface) {
        return networkInterface.map(name -> hasRoute(to, name)).orElseGet(() -> hasRoute(to));
    }

    private boolean hasRoute(InetSocketAddress to, String networkInterface) {
        try {
            DatagramChannel probe = create(familyOf(to));
            try {
                InterfaceBinding.bind(probe, networkInterface);
                return ((UnixChannel) probe).fd() instanceof Socket socket && socket.connect(to);
            } finally {
                probe.unsafe().closeForcibly();
            }
        } catch (IOException | UnusableInterfaceException e) {
            return false;
        }
    }

    private static boolean hasRoute(InetSocketAddress to) {
        boolean ipv6 = to.getAddress() instanceof Inet6Address;
        try (java.nio.channels.DatagramChannel probe = java.nio.channels.DatagramChannel.open(
                ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET)) {
            probe.connect(to);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public boolean segments() {
        return transport.segments();
    }
}
