package io.sallyport.core.association;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Opens UDP sockets whose reads take whole datagrams of any length; each call is done when it returns. */
public interface DatagramSockets {
    /**
     * Opens a socket that reads at once.
     *
     * @param loop the event loop that this is called on
     * @param local address and port, whose family is the socket's
     * @param networkInterface the name of the only interface to go out by; empty to let the system choose
     * @param handler gets {@link io.netty.channel.socket.DatagramPacket}s
     * @throws io.sallyport.core.egress.UnusableInterfaceException if it cannot be held to the interface
     * @throws IOException if it cannot be bound
     */
    Channel open(EventLoop loop, InetSocketAddress local, Optional<String> networkInterface, ChannelHandler handler)
            throws IOException;

    /**
     * Has the kernel hand a socket the datagrams of its owner only, so that strangers cannot fill its buffer.
     *
     * @param strangers gets some of the others' datagrams, to count them
     * @return the socket that gets the others'; empty if the transport cannot do it, and the socket goes on to get all
     */
    Optional<Channel> reserve(Channel socket, InetSocketAddress owner, ChannelHandler strangers) throws IOException;

    /** Sends a datagram without payload, which a write to the channel would not. */
    void sendEmpty(Channel socket, InetSocketAddress to) throws IOException;

    /** Whether this host knows a way to that address, by an interface if one is named; nothing is sent. */
    boolean hasRoute(InetSocketAddress to, Optional<String> networkInterface);

    /** Whether the sockets take {@link io.netty.channel.unix.SegmentedDatagramPacket}s. */
    boolean segments();
}
