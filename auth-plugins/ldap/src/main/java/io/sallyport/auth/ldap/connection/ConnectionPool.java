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
import java.util.function.Predicate;

/** A bounded number of connections for one purpose, made when needed and used again while they are fresh. */
final class ConnectionPool implements AutoCloseable {
    private final Purpose purpose;
    private final int size;
    private final Semaphore permits;
    private final Duration maxIdle;
    private final Duration maxWait;
    private final Clock clock;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(Purpose purpose, int size, ConnectionsConfig config, Clock clock) {
        this.purpose = purpose;
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

    /**
     * What the connections are for.
     *
     * @param source makes one
     * @param usable whether a server is not known to be down
     * @param repeats whether an operation may be done twice; a password may not be tried twice
     */
    record Purpose(Source source, Predicate<Endpoint> usable, boolean repeats) {}

    private record Idle(Line line, Instant since) {}

    /** Does an operation; one that finds its connection dead after idleness is done again on a new one, if it may be. */
    <T> T use(Operation<T> operation) throws LDAPException, DirectoryException {
        acquire();
        try {
            Optional<Line> reused = takeIdle();
            if (reused.isPresent()) {
                try {
                    return run(operation, reused.get());
                } catch (LDAPException e) {
                    if (!purpose.repeats() || !Results.isGone(e)) {
                        throw e;
                    }
                    clear();
                }
            }
            return run(operation, purpose.source().connect());
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
        Optional<Line> line = poll();
        while (line.isPresent() && !isUsable(line.get())) {
            line.get().close();
            line = poll();
        }
        return line;
    }

    private synchronized Optional<Line> poll() {
        return Optional.ofNullable(idle.poll()).map(Idle::line);
    }

    private boolean isUsable(Line line) {
        return purpose.usable().test(line.endpoint()) && !line.isClosedByServer();
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
        clear(every -> true);
    }

    /** Closes what nobody uses of some servers. */
    void clear(Predicate<Endpoint> which) {
        List<Idle> some = new ArrayList<>();
        synchronized (this) {
            idle.removeIf(each -> which.test(each.line().endpoint()) && some.add(each));
        }
        some.forEach(each -> each.line().close());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        clear();
    }
}
