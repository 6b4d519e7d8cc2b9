package io.sallyport.core.inbound;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens for one client's peer; lives on the client's event loop. */
public final class InboundListener {
    /** So many strangers are turned away at once, as many as may wait to be accepted; then there is a pause. */
    static final int STRANGERS_AT_ONCE = 64;

    /** Strangers must not cost the event loop more, nor keep the peer waiting for longer. */
    static final Duration PAUSE = Duration.ofMillis(50);

    private final EventLoop loop;
    private final ListeningSocket socket;
    private final InetSocketAddress advertised;
    private final Runnable onClose;
    private @Nullable ScheduledFuture<?> pause;
    private int strangers;
    private boolean closed;

    InboundListener(EventLoop loop, ListeningSocket socket, InetSocketAddress advertised, Runnable onClose) {
        this.loop = loop;
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

    /** Accepts another one in place of a stranger; not at once if there were many. */
    public void acceptAfterStranger(Consumer<ArrivedPeer> shown) {
        strangers++;
        if (strangers % STRANGERS_AT_ONCE == 0) {
            pause = loop.schedule(() -> accept(shown), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            accept(shown);
        }
    }

    /** How many were turned away. */
    public int strangers() {
        return strangers;
    }

    /** Closes the socket and gives its place back; does nothing the second time. */
    public void close() {
        if (!closed) {
            closed = true;
            if (pause != null) {
                pause.cancel(false);
            }
            socket.close();
            onClose.run();
        }
    }
}
