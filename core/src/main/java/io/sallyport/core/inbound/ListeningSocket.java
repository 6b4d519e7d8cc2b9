package io.sallyport.core.inbound;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A socket that listens; every method is called on its event loop. */
public interface ListeningSocket {
    /** The address and port that it has. */
    InetSocketAddress address();

    /** Accepts one connection, now or when it comes, and shows it. */
    void accept(Consumer<ArrivedPeer> shown);

    /** Closes it and what waits at it; does nothing the second time. */
    void close();
}
