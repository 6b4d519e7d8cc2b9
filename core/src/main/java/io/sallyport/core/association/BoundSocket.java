package io.sallyport.core.association;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.sallyport.core.encapsulation.DatagramEncapsulation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** The socket that the client sends to (BND.ADDR and BND.PORT of RFC 1928), from its opening to its close. */
final class BoundSocket {
    private final UdpAssociation association;
    private final Channel channel;
    private final InetSocketAddress address;
    private @Nullable ClientSocket client;
    private @Nullable Channel strangers;

    private BoundSocket(UdpAssociation association, Channel channel) {
        this.association = association;
        this.channel = channel;
        this.address = (InetSocketAddress) channel.localAddress();
    }

    /**
     * Binds a port of the range.
     *
     * @throws IOException if there is none
     */
    static BoundSocket open(UdpAssociation association, InetAddress local) throws IOException {
        IOException failure = new IOException("no port");
        PrimitiveIterator.OfInt ports =
                association.services().registry().ports().candidates().iterator();
        while (ports.hasNext()) {
            try {
                return open(association, new InetSocketAddress(local, ports.nextInt()));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static BoundSocket open(UdpAssociation association, InetSocketAddress wanted) throws IOException {
        EventLoop loop = association.context().loop();
        DatagramSockets sockets = association.services().sockets();
        return new BoundSocket(
                association, sockets.open(loop, wanted, Optional.empty(), new ClientDatagrams(association)));
    }

    Channel channel() {
        return channel;
    }

    InetSocketAddress address() {
        return address;
    }

    /** Makes the way back to the client. */
    ClientSocket answering(ClientEndpoint endpoint, Optional<DatagramEncapsulation> encapsulation) {
        boolean segments = association.services().sockets().segments();
        ClientSocket made = new ClientSocket(new Outbox(channel, segments), endpoint, encapsulation);
        client = made;
        return made;
    }

    /** If the kernel does not keep others than the owner away, their datagrams are dropped here. */
    void reserveFor(InetSocketAddress owner) throws IOException {
        strangers = association
                .services()
                .sockets()
                .reserve(channel, owner, new Strangers(association))
                .orElse(null);
    }

    void flush() {
        if (client != null) {
            client.outbox().flush();
        }
    }

    void failed(Throwable cause) {
        if (client != null) {
            association.onSocketError(client.outbox(), cause);
        }
    }

    void close() {
        association.services().registry().closed(address);
        if (strangers != null) {
            strangers.close();
        }
        if (client != null) {
            client.outbox().close();
        } else {
            channel.close();
        }
    }
}
