package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
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
        LDAPConnection connect() throws LDAPException, DirectoryException;
    }

    private record Idle(LDAPConnection connection, Instant since) {}

    /** Does an operation; one that finds its connection dead after idleness is done again on a new one. */
    <T> T use(Operation<T> operation) throws LDAPException, DirectoryException {
        acquire();
        try {
            Optional<LDAPConnection> reused = takeIdle();
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

    private <T> T run(Operation<T> operation, LDAPConnection connection) throws LDAPException, DirectoryException {
        boolean reusable = false;
        try {
            T result = operation.on(connection);
            reusable = true;
            return result;
        } catch (LDAPException e) {
            reusable = ResultCode.isConnectionUsable(e.getResultCode());
            throw e;
        } finally {
            giveBack(connection, reusable);
        }
    }

    private void giveBack(LDAPConnection connection, boolean reusable) {
        synchronized (this) {
            if (reusable && !closed) {
                idle.push(new Idle(connection, clock.instant()));
                return;
            }
        }
        connection.close();
    }

    private Optional<LDAPConnection> takeIdle() {
        closeStale();
        synchronized (this) {
            return Optional.ofNullable(idle.poll()).map(Idle::connection);
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
        stale.forEach(old -> old.connection().close());
    }

    /** Closes what nobody uses. */
    void clear() {
        List<Idle> all;
        synchronized (this) {
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(each -> each.connection().close());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        clear();
    }
}
