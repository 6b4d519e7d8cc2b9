package io.sallyport.core.association;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.sallyport.core.association.DestinationSocket.Way;
import io.sallyport.core.spi.policy.EgressBinding;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** An association's sockets towards its destinations, one for each address and interface to go out by, opened when there is a destination for it. */
final class DestinationSockets {
    /** One of each family, and others where rules say from where: few, as each client may open all. */
    static final int MOST = 4;

    private static final InetAddress ANY_IPV4 = unspecified(4);
    private static final InetAddress ANY_IPV6 = unspecified(16);

    private final EventLoop loop;
    private final DatagramSockets opener;
    private final UdpAssociation association;
    private final Map<Way, DestinationSocket> opened = new HashMap<>();
    private boolean closed;

    DestinationSockets(EventLoop loop, DatagramSockets opener, UdpAssociation association) {
        this.loop = loop;
        this.opener = opener;
        this.association = association;
    }

    /** The socket for a destination, bound to what it is to be reached from. */
    DestinationSocket towards(InetSocketAddress destination, EgressBinding egress) throws IOException {
        if (closed) {
            throw new IOException("the association is over");
        }
        Way way = way(destination, egress);
        DestinationSocket known = opened.get(way);
        if (known == null) {
            return open(way);
        }
        return known.isLost() ? replace(known) : known;
    }

    /** Whether a socket is the one for destinations that may be reached so. */
    boolean isTowards(DestinationSocket socket, InetSocketAddress destination, EgressBinding egress) {
        return socket.way().source().equals(source(destination.getAddress(), egress))
                && socket.way().networkInterface().equals(egress.networkInterface());
    }

    /** Whether there is room for one more, or none is needed. */
    boolean hasRoom(InetSocketAddress destination, EgressBinding egress) {
        return opened.size() < MOST || opened.containsKey(way(destination, egress));
    }

    private static Way way(InetSocketAddress destination, EgressBinding egress) {
        return new Way(source(destination.getAddress(), egress), egress.networkInterface());
    }

    private static InetAddress source(InetAddress destination, EgressBinding egress) {
        return egress.towards(destination).orElse(destination instanceof Inet6Address ? ANY_IPV6 : ANY_IPV4);
    }

    private DestinationSocket replace(DestinationSocket lost) throws IOException {
        opened.remove(lost.way());
        lost.outbox().close();
        return open(lost.way());
    }

    private DestinationSocket open(Way way) throws IOException {
        DestinationDatagrams handler = new DestinationDatagrams(association);
        Channel channel = opener.open(loop, new InetSocketAddress(way.source(), 0), way.networkInterface(), handler);
        DestinationSocket socket = new DestinationSocket(way, channel, opener.segments(), association.now());
        handler.of(socket);
        opened.put(way, socket);
        return socket;
    }

    private static InetAddress unspecified(int octets) {
        try {
            return InetAddress.getByAddress(new byte[octets]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of neither 4 nor 16 octets", e);
        }
    }

    boolean hasRoute(InetSocketAddress destination, EgressBinding egress) {
        return opener.hasRoute(destination, egress.networkInterface());
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
