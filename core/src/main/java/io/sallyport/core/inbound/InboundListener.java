package io.sallyport.core.inbound;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Listens for one client's peer; lives on the client's event loop. */
public final class InboundListener {
    private final ListeningSocket socket;
    private final InetSocketAddress advertised;
    private final Runnable onClose;
    private int strangers;
    private boolean closed;

    InboundListener(ListeningSocket socket, InetSocketAddress advertised, Runnable onClose) {
        this.socket = socket;
        this.advertised = advertised;
        this.onClose = onClose;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return socket.address();
    }

    /** Where the peer is to connect to, as the client is told. */
    public InetSocketAddress advertised() {
        return advertised;
    }

    /** Accepts one connection, now or when it comes, and shows it. */
    public void accept(Consumer<ArrivedPeer> shown) {
        socket.accept(shown);
    }

    /** Counts a connection that was turned away, and gives the count. */
    public int countStranger() {
        strangers++;
        return strangers;
    }

    /** Closes the socket and gives its place back; does nothing the second time. */
    public void close() {
        if (!closed) {
            closed = true;
            socket.close();
            onClose.run();
        }
    }
}
