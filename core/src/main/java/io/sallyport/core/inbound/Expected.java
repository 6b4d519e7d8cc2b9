package io.sallyport.core.inbound;

import io.netty.channel.EventLoop;
import io.sallyport.core.spi.ClientInfo;
import java.net.InetAddress;
import java.util.List;

/**
 * What a client expects.
 *
 * @param client who expects it
 * @param loop the client's event loop
 * @param peers where it may come from, most likely first; empty for anywhere
 * @param ipv4Only whether the client can be told of an IPv4 address only
 */
public record Expected(ClientInfo client, EventLoop loop, List<InetAddress> peers, boolean ipv4Only) {
    /** Copies the list. */
    public Expected {
        peers = List.copyOf(peers);
    }
}
