package io.sallyport.core.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sallyport.core.association.DatagramSockets;
import io.sallyport.core.egress.Dialer;
import io.sallyport.core.inbound.ListeningSockets;
import java.util.concurrent.TimeUnit;

/** The threads that everything happens on: one for each processor, and one that accepts where those cannot themselves. */
public final class EventLoops implements AutoCloseable {
    private static final long QUIET_MILLIS = 50;
    private static final long STOP_SECONDS = 10;

    private final Transport transport;
    private final SocketSettings sockets;
    private final EventLoopGroup acceptors;
    private final EventLoopGroup connections;

    /** Starts threads; 0 for one for each processor. */
    public EventLoops(Transport transport, int count) {
        this(transport, count, SocketSettings.NONE);
    }

    /** Starts threads for sockets with these settings; 0 for one for each processor. */
    public EventLoops(Transport transport, int count, SocketSettings sockets) {
        this.transport = transport;
        this.sockets = sockets;
        int loops = count == 0 ? Runtime.getRuntime().availableProcessors() : count;
        this.acceptors = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("sallyport-accept"), transport.ioHandlerFactory());
        this.connections = new ServingLoops(loops, transport.ioHandlerFactory());
    }

    /** The transport that the loops carry. */
    public Transport transport() {
        return transport;
    }

    SocketSettings sockets() {
        return sockets;
    }

    EventLoopGroup acceptors() {
        return acceptors;
    }

    EventLoopGroup connections() {
        return connections;
    }

    /** Sockets of associations. */
    public DatagramSockets datagramSockets() {
        return new UdpSockets(transport.datagrams());
    }

    /** Connections to destinations, on the client's own loop: no octet changes threads. */
    public Dialer dialer() {
        return new SocketDialer(transport, sockets);
    }

    /** Sockets that listen for peers, on the client's own loop as well. */
    public ListeningSockets listeningSockets() {
        return (loop, address) -> PeerSocket.open(transport, loop, address, sockets);
    }

    @Override
    public void close() {
        acceptors.shutdownGracefully(QUIET_MILLIS, TimeUnit.SECONDS.toMillis(STOP_SECONDS), TimeUnit.MILLISECONDS);
        connections
                .shutdownGracefully(QUIET_MILLIS, TimeUnit.SECONDS.toMillis(STOP_SECONDS), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
