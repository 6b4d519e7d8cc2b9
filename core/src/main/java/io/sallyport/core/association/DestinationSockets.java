package io.sallyport.core.association;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** An association's sockets towards its destinations, one for each family, opened when there is a destination for it. */
final class DestinationSockets {
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;

    private final EventLoop loop;
    private final DatagramSockets opener;
    private final UdpAssociation association;
    private final Map<Integer, DestinationSocket> opened = new HashMap<>();
    private boolean closed;

    DestinationSockets(EventLoop loop, DatagramSockets opener, UdpAssociation association) {
        this.loop = loop;
        this.opener = opener;
        this.association = association;
    }

    DestinationSocket towards(InetSocketAddress destination) throws IOException {
        if (closed) {
            throw new IOException("the association is over");
        }
        int family = destination.getAddress() instanceof Inet6Address ? IPV6_LENGTH : IPV4_LENGTH;
        DestinationSocket known = opened.get(family);
        return known == null ? open(family) : known;
    }

    private DestinationSocket open(int family) throws IOException {
        DestinationDatagrams handler = new DestinationDatagrams(association);
        Channel channel = opener.open(loop, new InetSocketAddress(unspecified(family), 0), handler);
        DestinationSocket socket = new DestinationSocket(channel, opener.segments());
        handler.of(socket);
        opened.put(family, socket);
        return socket;
    }

    private static InetAddress unspecified(int family) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[family]);
    }

    boolean hasRoute(InetSocketAddress destination) {
        return opener.hasRoute(destination);
    }

    void sendEmpty(DestinationSocket socket, InetSocketAddress to) throws IOException {
        socket.outbox().flush();
        opener.sendEmpty(socket.outbox().socket(), to);
    }

    void flush() {
        opened.values().forEach(socket -> socket.outbox().flush());
    }

    void close() {
        closed = true;
        opened.values().forEach(socket -> socket.outbox().close());
        opened.clear();
    }
}
