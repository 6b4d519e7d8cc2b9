package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** {@code recvmmsg}, {@code sendmmsg} and UDP_SEGMENT. */
final class EpollDatagrams implements DatagramTransport {
    /** What no datagram is longer than; not a power of two, so that the beginnings do not share the same cache lines. */
    private static final int SLOT = 64 * 1024 + 576;

    private static final int SLOTS = 32;

    private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(0);

    @Override
    public DatagramChannel open(SocketProtocolFamily family) {
        EpollDatagramChannel channel = new EpollDatagramChannel(family);
        channel.config().setMaxDatagramPayloadSize(SLOT);
        return channel;
    }

    @Override
    public int readLength() {
        return SLOTS * SLOT;
    }

    @Override
    public boolean connects() {
        return true;
    }

    @Override
    public void shareAddress(Channel channel) {
        channel.config().setOption(UnixChannelOption.SO_REUSEPORT, true);
    }

    @Override
    public void sendEmpty(Channel channel, InetSocketAddress to) throws IOException {
        Socket socket = (Socket) ((EpollDatagramChannel) channel).fd();
        socket.sendTo(EMPTY, 0, 0, to.getAddress(), to.getPort());
    }

    @Override
    public boolean segments() {
        return EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }
}
