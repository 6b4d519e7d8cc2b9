package io.sallyport.core.association;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.sallyport.core.spi.policy.EgressAddresses;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** An association's sockets towards its destinations, one for each address to go out by, opened when there is a destination for it. */
final class DestinationSockets {
    /** One of each family, and others where rules say from where: few, as each client may open all. */
    static final int MOST = 4;

    private static final InetAddress ANY_IPV4 = unspecified(4);
    private static final InetAddress ANY_IPV6 = unspecified(16);

    private final EventLoop loop;
    private final DatagramSockets opener;
    private final UdpAssociation association;
    private final Map<InetAddress, DestinationSocket> opened = new HashMap<>();
    private boolean closed;

    DestinationSockets(EventLoop loop, DatagramSockets opener, UdpAssociation association) {
        this.loop = loop;
        this.opener = opener;
        this.association = association;
    }

    /** The socket for a destination, bound to the address that it is to be reached from. */
    DestinationSocket towards(InetSocketAddress destination, EgressAddresses egress) throws IOException {
        if (closed) {
            throw new IOException("the association is over");
        }
        InetAddress source = source(destination.getAddress(), egress);
        DestinationSocket known = opened.get(source);
        return known == null ? open(source) : known;
    }

    /** Whether a socket is the one for destinations that may be reached so. */
    boolean isTowards(DestinationSocket socket, InetSocketAddress destination, EgressAddresses egress) {
        return socket.source().equals(source(destination.getAddress(), egress));
    }

    /** Whether there is room for one more, or none is needed. */
    boolean hasRoom(InetSocketAddress destination, EgressAddresses egress) {
        return opened.size() < MOST || opened.containsKey(source(destination.getAddress(), egress));
    }

    private static InetAddress source(InetAddress destination, EgressAddresses egress) {
        return egress.towards(destination).orElse(destination instanceof Inet6Address ? ANY_IPV6 : ANY_IPV4);
    }

    private DestinationSocket open(InetAddress source) throws IOException {
        DestinationDatagrams handler = new DestinationDatagrams(association);
        Channel channel = opener.open(loop, new InetSocketAddress(source, 0), handler);
        DestinationSocket socket = new DestinationSocket(source, channel, opener.segments());
        handler.of(socket);
        opened.put(source, socket);
        return socket;
    }

    private static InetAddress unspecified(int octets) {
        try {
            return InetAddress.getByAddress(new byte[octets]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of neither 4 nor 16 octets", e);
        }
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
