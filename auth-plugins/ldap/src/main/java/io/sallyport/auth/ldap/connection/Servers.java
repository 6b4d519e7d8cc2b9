package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.ServerOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the first server that answers; those that did not lately are asked last. */
public final class Servers {
    private static final Logger log = LoggerFactory.getLogger(Servers.class);

    private static final int MOST_OBSERVED = 10;

    private final Endpoints endpoints;
    private final Opener connector;
    private final ServerOrder order;
    private final Duration patience;
    private final Set<Endpoint> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    /** Takes where they are, how they are reached, in which order, and for how long in all. */
    public Servers(Endpoints endpoints, Opener connector, ServerOrder order, Duration patience) {
        this.endpoints = endpoints;
        this.connector = connector;
        this.order = order;
        this.patience = patience;
    }

    /** Reaches one server. */
    @FunctionalInterface
    public interface Opener {
        Line open(Endpoint endpoint) throws LDAPException;
    }

    /**
     * Connects; throws what the last server said.
     *
     * @throws DirectoryException if the time was over before every server was asked; those that were are asked last now
     */
    public Line connect() throws LDAPException, DirectoryException {
        LDAPException last = new LDAPException(ResultCode.CONNECT_ERROR, "no server (expected: at least one)");
        long end = System.nanoTime() + patience.toNanos();
        for (Endpoint endpoint : inOrder()) {
            if (System.nanoTime() > end) {
                throw new DirectoryException(DirectoryException.UNAVAILABLE, "no time is left for " + endpoint);
            }
            try {
                return connector.open(endpoint);
            } catch (LDAPException e) {
                isDown(endpoint, Results.describe(e));
                last = e;
            }
        }
        throw last;
    }

    private List<Endpoint> inOrder() throws LDAPException {
        List<Endpoint> all = new ArrayList<>(endpoints.current());
        if (order == ServerOrder.ROUND_ROBIN) {
            Collections.rotate(all, -Math.floorMod(turn.getAndIncrement(), all.size()));
        }
        all.sort(Comparator.comparing(down::contains));
        return all;
    }

    /** The servers that are looked at for health. */
    List<Endpoint> observed() throws LDAPException {
        List<Endpoint> all = endpoints.current();
        down.retainAll(Set.copyOf(all));
        return all.stream().limit(MOST_OBSERVED).toList();
    }

    /** Whether it is not known to be down. */
    boolean mayAnswer(Endpoint endpoint) {
        return !down.contains(endpoint);
    }

    void isUp(Endpoint endpoint) {
        if (down.remove(endpoint)) {
            log.info("{} answers again", endpoint);
        }
    }

    void isDown(Endpoint endpoint, String why) {
        if (down.add(endpoint)) {
            log.warn("{} cannot be used: {}", endpoint, why);
        }
    }
}
