package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.ServerOrder;
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
    private final Set<Endpoint> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    /** Takes where they are and how they are reached. */
    public Servers(Endpoints endpoints, Opener connector, ServerOrder order) {
        this.endpoints = endpoints;
        this.connector = connector;
        this.order = order;
    }

    /** Reaches one server. */
    @FunctionalInterface
    public interface Opener {
        LDAPConnection open(Endpoint endpoint) throws LDAPException;
    }

    /** Connects; throws what the last server said. */
    public LDAPConnection connect() throws LDAPException {
        LDAPException last = new LDAPException(ResultCode.CONNECT_ERROR, "no server (expected: at least one)");
        for (Endpoint endpoint : inOrder()) {
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

    /** Notes that the server of a connection did not answer, so that others are asked before it. */
    void didNotAnswer(LDAPConnection connection) {
        String address = connection.getConnectedAddress() + ":" + connection.getConnectedPort();
        try {
            endpoints.current().stream()
                    .filter(endpoint -> address.equals(endpoint.host() + ":" + endpoint.port()))
                    .forEach(endpoint -> isDown(endpoint, "no answer in time"));
        } catch (LDAPException unknown) {
            log.debug("no server is known: {}", Results.describe(unknown));
        }
    }
}
