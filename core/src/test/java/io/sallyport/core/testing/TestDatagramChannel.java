package io.sallyport.core.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A UDP socket without a kernel. */
public final class TestDatagramChannel extends EmbeddedChannel {
    private final InetSocketAddress localAddress;
    private final List<String> empty = new ArrayList<>();

    public TestDatagramChannel(InetSocketAddress localAddress, ChannelHandler handler) {
        super(handler);
        this.localAddress = localAddress;
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /** A datagram arrives, in a turn of the event loop of its own. */
    public void receive(InetSocketAddress sender, String... hex) {
        writeInbound(new DatagramPacket(Unpooled.copiedBuffer(Octets.of(hex)), localAddress, sender));
    }

    void sentEmpty(InetSocketAddress to) {
        empty.add(text(to) + ":");
    }

    /** What was sent since this was last asked, {@code "192.0.2.1:53: 01 02"} each. */
    public List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (DatagramPacket next = readOutbound(); next != null; next = readOutbound()) {
            sent.add((text(next.recipient()) + ": " + Octets.hex(next.content())).strip());
            next.release();
        }
        sent.addAll(empty);
        empty.clear();
        return sent;
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
