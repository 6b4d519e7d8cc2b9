package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReferralConnector;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.config.ConfigurationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The directory, whichever of its servers answers. Blocks, but never for long while all of them are down. */
public final class Directory implements AutoCloseable {
    private final Servers servers;
    private final ServiceBind service;
    private final Breaker breaker = new Breaker();
    private final ConnectionPool searches;
    private final ConnectionPool binds;
    private final HealthChecks checks;
    private final Watch watch;
    private final Optional<ReferralConnector> referrals;

    private Directory(LdapConfig config, Endpoints endpoints, Servers.Opener opener, Clock clock) {
        this.servers = new Servers(endpoints, opener, config.order());
        this.service = new ServiceBind(config.serviceAccount());
        this.searches = new ConnectionPool(
                this::connectAsService, config.connections().searchPool(), config.connections(), clock);
        this.binds = new ConnectionPool(this::connect, config.connections().bindPool(), config.connections(), clock);
        this.checks = new HealthChecks(servers, opener, service, breaker);
        this.watch = new Watch(checks, breaker, config.connections(), clock);
        this.referrals =
                config.connections().followReferrals() ? Optional.of(new Referrals(opener, service)) : Optional.empty();
    }

    /**
     * Gets ready; connects to nobody yet.
     *
     * @throws ConfigurationException if it cannot work with these settings
     */
    public static Directory of(LdapConfig config, Clock clock) throws ConfigurationException {
        Connector connector = new Connector(config);
        return new Directory(config, EndpointsOf.config(config, clock), connector::open, clock);
    }

    /**
     * Gets ready to ask one server only.
     *
     * @throws ConfigurationException if it cannot work with these settings
     */
    public static Directory at(Endpoint endpoint, LdapConfig config, Clock clock) throws ConfigurationException {
        return new Directory(config, () -> List.of(endpoint), new Connector(config)::open, clock);
    }

    /** Begins to look after the servers. */
    public void watch() {
        watch.start();
    }

    /** How a search of the service account follows referrals, where that is configured. */
    public Optional<ReferralConnector> referrals() {
        return referrals;
    }

    /** Looks at the servers once, now; blocks. */
    public Health check() {
        checks.check();
        return health();
    }

    /** Searches, on a connection of the service account. */
    public <T> T asService(Operation<T> operation) throws DirectoryException {
        return run(searches, operation);
    }

    /** Tries a user's password, on a connection that nothing else is done with; it stays bound until the next try. */
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
            return pool.use(connection -> noticingSilence(operation, connection));
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                watch.checkSoon();
            }
            throw new DirectoryException(Results.reason(e), Results.describe(e));
        }
    }

    private <T> T noticingSilence(Operation<T> operation, LDAPConnection connection)
            throws LDAPException, DirectoryException {
        try {
            return operation.on(connection);
        } catch (LDAPException e) {
            if (Results.isTimeout(e)) {
                servers.didNotAnswer(connection);
            }
            throw e;
        }
    }

    private LDAPConnection connect() throws LDAPException {
        try {
            return servers.connect();
        } catch (LDAPException e) {
            breaker.open(DirectoryException.UNAVAILABLE, Results.describe(e));
            searches.clear();
            binds.clear();
            throw e;
        }
    }

    private LDAPConnection connectAsService() throws LDAPException, DirectoryException {
        LDAPConnection connection = connect();
        try {
            noticingSilence(
                    made -> {
                        service.bind(made);
                        return made;
                    },
                    connection);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        } catch (DirectoryException e) {
            connection.close();
            breaker.open(e.reason(), e.why());
            throw e;
        }
    }

    @Override
    public void close() {
        watch.close();
        searches.close();
        binds.close();
    }
}
