package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;

/** The JDK's datagram channel: one system call for each datagram. */
final class NioDatagrams implements DatagramTransport {
    private static final AttributeKey<java.nio.channels.DatagramChannel> JDK_CHANNEL =
            AttributeKey.valueOf(NioDatagrams.class, "jdk-channel");
    private static final int LONGEST = 64 * 1024;

    @Override
    public DatagramChannel open(SocketProtocolFamily family) {
        try {
            java.nio.channels.DatagramChannel socket = java.nio.channels.DatagramChannel.open(
                    family == SocketProtocolFamily.INET6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
            DatagramChannel channel = new NioDatagramChannel(socket);
            channel.attr(JDK_CHANNEL).set(socket);
            return channel;
        } catch (IOException | UnsupportedOperationException e) {
            throw new ChannelException("no UDP socket", e);
        }
    }

    @Override
    public int readLength() {
        return LONGEST;
    }

    /** The JDK drops what a channel has received when it connects. */
    @Override
    public boolean connects() {
        return false;
    }

    @Override
    public void shareAddress(Channel channel) {
        channel.config().setOption(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true);
    }

    @Override
    public void sendEmpty(Channel channel, InetSocketAddress to) throws IOException {
        channel.attr(JDK_CHANNEL).get().send(ByteBuffer.allocate(0), to);
    }

    @Override
    public boolean segments() {
        return false;
    }
}
