package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.ConnectionsConfig;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.config.ConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The directory, whichever of its servers answers. Blocks, but never for long while all of them are down. */
public final class Directory implements AutoCloseable {
    private static final int SERVERS_OF_ONE_LOGIN = 3;

    private final Servers servers;
    private final ServiceBind service;
    private final Breaker breaker = new Breaker();
    private final Deadlines deadlines;
    private final Duration responseTimeout;
    private final ConnectionPool searches;
    private final ConnectionPool binds;
    private final Watch watch;
    private final Optional<Referrals> referrals;

    private Directory(LdapConfig config, Endpoints endpoints, Reach reach, Clock clock) {
        ConnectionsConfig connections = config.connections();
        this.deadlines = reach.deadlines();
        this.responseTimeout = connections.responseTimeout();
        this.service = reach.service();
        this.servers = new Servers(
                endpoints,
                reach.connector()::open,
                config.order(),
                connections.connectTimeout().multipliedBy(SERVERS_OF_ONE_LOGIN));
        this.searches = new ConnectionPool(
                new ConnectionPool.Purpose(this::connectAsService, servers::mayAnswer, true),
                connections.searchPool(),
                connections,
                clock);
        this.binds = new ConnectionPool(
                new ConnectionPool.Purpose(this::connect, servers::mayAnswer, false),
                connections.bindPool(),
                connections,
                clock);
        this.watch = new Watch(
                new HealthChecks(
                        servers,
                        breaker,
                        new HealthChecks.Asking(reach.connector()::open, service, deadlines, responseTimeout)),
                breaker,
                connections,
                clock);
        // Another directory's refusal of the account says nothing about this one.
        this.referrals = connections.referralHosts().isEmpty()
                ? Optional.empty()
                : Optional.of(new Referrals(
                        connections.referralHosts(),
                        reach.connector()::open,
                        new ServiceBind(config.serviceAccount(), clock)));
    }

    private record Reach(Connector connector, ServiceBind service, Deadlines deadlines) {
        static Reach of(LdapConfig config, ServiceBind service) throws ConfigurationException {
            Deadlines deadlines = new Deadlines();
            try {
                return new Reach(new Connector(config, deadlines), service, deadlines);
            } catch (ConfigurationException | RuntimeException e) {
                deadlines.close();
                throw e;
            }
        }
    }

    /**
     * Gets ready; connects to nobody yet.
     *
     * @throws ConfigurationException if it cannot work with these settings
     */
    public static Directory of(LdapConfig config, ServiceBind service, Clock clock) throws ConfigurationException {
        Endpoints endpoints = EndpointsOf.config(config, clock);
        return new Directory(config, endpoints, Reach.of(config, service), clock);
    }

    /**
     * Gets ready to ask one server only, as an account that may have been refused by another one.
     *
     * @throws ConfigurationException if it cannot work with these settings
     */
    public static Directory at(Endpoint endpoint, LdapConfig config, ServiceBind service, Clock clock)
            throws ConfigurationException {
        return new Directory(config, () -> List.of(endpoint), Reach.of(config, service), clock);
    }

    /** Begins to look after the servers, by asking them for something. */
    public void watch(Probe probe) {
        watch.start(probe);
    }

    /** How a search of the service account follows referrals, where that is configured. */
    public Optional<Referrals> referrals() {
        return referrals;
    }

    /** Searches, on a connection of the service account; in all no longer than the response time-out. */
    public <T> T asService(Operation<T> operation) throws DirectoryException {
        return run(searches, operation);
    }

    /**
     * Tries a user's password, on a connection that nothing else is done with; it stays bound until the next try. In all
     * no longer than the response time-out.
     */
    public <T> T asUser(Operation<T> operation) throws DirectoryException {
        return run(binds, operation);
    }

    /** Whether it answers, from memory. */
    public Health health() {
        return breaker.health();
    }

    private <T> T run(ConnectionPool pool, Operation<T> operation) throws DirectoryException {
        breaker.requireClosed();
        try {
            return pool.use(line -> noticingSilence(operation, line));
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                watch.checkSoon();
            }
            throw new DirectoryException(Results.reason(e), Results.describe(e));
        }
    }

    /** Also where the operation makes something else of it: groups that are unknown are no reason to refuse a login. */
    private <T> T noticingSilence(Operation<T> operation, Line line) throws LDAPException, DirectoryException {
        try {
            return line.within(deadlines.in(responseTimeout), operation);
        } finally {
            if (line.wasSilent()) {
                servers.isDown(line.endpoint(), "no answer in time");
                searches.clear(line.endpoint()::equals);
                binds.clear(line.endpoint()::equals);
                watch.checkSoon();
            }
        }
    }

    private Line connect() throws LDAPException, DirectoryException {
        try {
            return servers.connect();
        } catch (LDAPException e) {
            breaker.open(DirectoryException.UNAVAILABLE, Results.describe(e));
            searches.clear();
            binds.clear();
            throw e;
        } catch (DirectoryException e) {
            watch.checkSoon();
            throw e;
        }
    }

    private Line connectAsService() throws LDAPException, DirectoryException {
        Line line = connect();
        try {
            return noticingSilence(
                    made -> {
                        service.bind(made);
                        return made;
                    },
                    line);
        } catch (LDAPException | RuntimeException | Error e) {
            line.close();
            throw e;
        } catch (DirectoryException e) {
            line.close();
            breaker.open(e.reason(), e.why());
            throw e;
        }
    }

    @Override
    public void close() {
        watch.close();
        searches.close();
        binds.close();
        deadlines.close();
    }
}
