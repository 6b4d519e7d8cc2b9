package io.sallyport.core.inbound;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens listening sockets. */
@FunctionalInterface
public interface ListeningSockets {
    /**
     * Opens one, which accepts nothing yet.
     *
     * @param loop where it lives; the caller is on it
     * @param address where it listens; port 0 lets the system choose
     * @throws IOException if it cannot
     */
    ListeningSocket open(EventLoop loop, InetSocketAddress address) throws IOException;
}
