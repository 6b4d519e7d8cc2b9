package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.ConnectionsConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bounded number of connections for one purpose, made when needed and used again while they are fresh. */
final class ConnectionPool implements AutoCloseable {
    private final Source source;
    private final int size;
    private final Semaphore permits;
    private final Duration maxIdle;
    private final Duration maxWait;
    private final Clock clock;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(Source source, int size, ConnectionsConfig config, Clock clock) {
        this.source = source;
        this.size = size;
        this.permits = new Semaphore(size, true);
        this.maxIdle = config.idle();
        this.maxWait = config.responseTimeout();
        this.clock = clock;
    }

    /** Makes a connection that is ready for the purpose. */
    @FunctionalInterface
    interface Source {
        Line connect() throws LDAPException, DirectoryException;
    }

    private record Idle(Line line, Instant since) {}

    /** Does an operation; one that finds its connection dead after idleness is done again on a new one. */
    <T> T use(Operation<T> operation) throws LDAPException, DirectoryException {
        acquire();
        try {
            Optional<Line> reused = takeIdle();
            if (reused.isPresent()) {
                try {
                    return run(operation, reused.get());
                } catch (LDAPException e) {
                    if (!Results.isDead(e)) {
                        throw e;
                    }
                    clear();
                }
            }
            return run(operation, source.connect());
        } finally {
            permits.release();
        }
    }

    private void acquire() throws DirectoryException {
        try {
            if (permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DirectoryException(
                DirectoryException.CONNECTIONS_EXHAUSTED, "all " + size + " connections are in use (expected: fewer)");
    }

    private <T> T run(Operation<T> operation, Line line) throws LDAPException, DirectoryException {
        boolean ended = false;
        try {
            T result = operation.on(line);
            ended = true;
            return result;
        } catch (LDAPException | DirectoryException e) {
            ended = true;
            throw e;
        } finally {
            giveBack(line, ended && !line.isBroken());
        }
    }

    private void giveBack(Line line, boolean reusable) {
        synchronized (this) {
            if (reusable && !closed) {
                idle.push(new Idle(line, clock.instant()));
                return;
            }
        }
        line.close();
    }

    private Optional<Line> takeIdle() {
        closeStale();
        synchronized (this) {
            return Optional.ofNullable(idle.poll()).map(Idle::line);
        }
    }

    private void closeStale() {
        Instant oldest = clock.instant().minus(maxIdle);
        List<Idle> stale = new ArrayList<>();
        synchronized (this) {
            while (!idle.isEmpty() && idle.getLast().since().isBefore(oldest)) {
                stale.add(idle.removeLast());
            }
        }
        stale.forEach(old -> old.line().close());
    }

    /** Closes what nobody uses. */
    void clear() {
        List<Idle> all;
        synchronized (this) {
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(each -> each.line().close());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        clear();
    }
}
