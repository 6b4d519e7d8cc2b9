package io.sallyport.auth.ldap.connection;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of something that is done over sockets, however a server spreads its octets: when it is over, the sockets are
 * closed, which ends every read and write.
 */
public final class Deadline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deadline.class);

    private final long end;
    private final Consumer<Deadline> whenClosed;
    private final List<Closeable> sockets = new ArrayList<>();
    private boolean passed;
    private boolean closed;
    private @Nullable Future<?> timer;

    Deadline(Duration time, Consumer<Deadline> whenClosed) {
        this.end = System.nanoTime() + time.toNanos();
        this.whenClosed = whenClosed;
    }

    synchronized void endBy(Future<?> scheduled) {
        timer = scheduled;
    }

    /** Closes a socket when the time is over, at once if it is. */
    synchronized void watch(Closeable socket) {
        sockets.add(socket);
        if (passed) {
            closeAll();
        }
    }

    /** Ends the time now. */
    synchronized void pass() {
        if (!closed) {
            passed = true;
            closeAll();
        }
    }

    private void closeAll() {
        for (Closeable socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                log.debug("a socket did not close: {}", e.toString());
            }
        }
        sockets.clear();
    }

    /** Whether the time was over before what was done. */
    synchronized boolean hasPassed() {
        return passed;
    }

    /** What is left, at least a millisecond. */
    int leftMillis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }

    /** It is done: nothing is closed any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            sockets.clear();
            if (timer != null) {
                timer.cancel(false);
            }
        }
        whenClosed.accept(this);
    }
}
