package io.sallyport.gateway.control;

import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.server.ListenerPlace.UnixSocket;
import io.sallyport.core.server.UnixSocketFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands at a Unix-domain socket, one after the other, on a thread of its own: there are few operators, and no
 * client ever waits for them.
 */
public final class ControlServer implements AutoCloseable {
    /** How many files it may have open: the socket, a connection and its selector. */
    public static final int DESCRIPTORS = 6;

    static final int WAITING = 16;

    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final ControlAnswer NOBODY =
            ControlAnswer.refused("refused: neither root nor the user that the gateway runs as");

    private final RateLimitedLog refusals = new RateLimitedLog();
    private final RateLimitedLog failures = new RateLimitedLog();
    private final UnixSocketFile<ServerSocketChannel> file;
    private final ControlDesk desk;
    private final ControlPeers peers;
    private final Duration deadline;
    private final Thread thread = new Thread(this::run, "sallyport-control");
    private volatile boolean closed;

    ControlServer(UnixSocket place, ControlDesk desk, ControlPeers peers, Duration deadline) throws IOException {
        this.desk = desk;
        this.peers = peers;
        this.deadline = deadline;
        this.file = UnixSocketFile.make(place, ControlServer::listen);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to take commands of root and of the gateway's own user.
     *
     * @throws IOException if the socket cannot be made
     */
    public static ControlServer start(UnixSocket place, ControlDesk desk) throws IOException {
        try {
            return new ControlServer(place, desk, new OwnUsers(), DEADLINE);
        } catch (IOException e) {
            throw new IOException("control: cannot listen on unix:" + place.path() + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel listen(Path hidden) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return listener.bind(UnixDomainSocketAddress.of(hidden), WAITING);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private void run() {
        while (!closed) {
            try (SocketChannel client = file.listener().accept()) {
                serve(client);
            } catch (IOException | RuntimeException | Error failure) {
                pauseAfter(failure);
            }
        }
    }

    /** Whatever fails, the thread goes on; what fails again and again, as without descriptors, does not turn it hot. */
    private void pauseAfter(Throwable failure) {
        if (!closed) {
            failures.event(count -> log.warn("a connection for commands failed", failure));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void serve(SocketChannel client) throws IOException {
        OptionalLong uid = peers.admitted(client);
        try (ControlConnection connection = new ControlConnection(client, deadline)) {
            connection.send(uid.isPresent() ? answer(connection, uid.getAsLong()) : refuse());
        } catch (IOException e) {
            log.debug("a connection for commands ended early", e);
        }
    }

    private ControlAnswer answer(ControlConnection connection, long uid) throws IOException {
        try {
            return desk.answer(connection.line(), uid);
        } catch (RefusedRequestException e) {
            return ControlAnswer.refused(String.valueOf(e.getMessage()));
        }
    }

    private ControlAnswer refuse() {
        refusals.event(count -> log.warn(
                "commands of a user who is neither root nor the gateway's own are refused; {} since the last such line",
                count));
        return NOBODY;
    }

    @Override
    public void close() {
        closed = true;
        file.remove();
        try {
            file.listener().close();
            thread.interrupt();
            thread.join(deadline.toMillis());
        } catch (IOException e) {
            log.warn("cannot close the socket for commands: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
