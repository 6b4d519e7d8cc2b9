package io.sallyport.core.inbound;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A connection that came to a listening socket; whoever does not take it while it is shown turns it away. */
public interface ArrivedPeer {
    /** Where it came from. */
    InetSocketAddress address();

    /**
     * Takes it: the channel is on the socket's event loop, has auto-read off, and is the caller's to close.
     *
     * @throws IOException if it can be on no event loop; it is closed then
     */
    Channel take() throws IOException;
}
