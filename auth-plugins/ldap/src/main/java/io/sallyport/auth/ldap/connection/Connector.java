package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.sallyport.auth.ldap.config.ConnectionsConfig;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections; each is protected, and its server known by name, before anything is said on it. */
public final class Connector {
    private static final int MOST_OCTETS_OF_A_MESSAGE = 4 * 1024 * 1024;
    private static final int LATER_MILLIS = 1000;

    private final SSLSocketFactory trusting;
    private final ConnectionsConfig config;
    private final boolean allowPlaintext;
    private final Deadlines deadlines;

    /** Reads the authorities that are believed. */
    public Connector(LdapConfig config, Deadlines deadlines) throws ConfigurationException {
        this.config = config.connections();
        this.trusting = Trust.sockets(config.tls().caFile());
        this.allowPlaintext = config.tls().allowPlaintext();
        this.deadlines = deadlines;
    }

    /** Opens one; TCP, TLS and StartTLS have the connect time-out together. */
    public Line open(Endpoint endpoint) throws LDAPException {
        try (Deadline deadline = deadlines.in(config.connectTimeout())) {
            return open(endpoint, deadline);
        }
    }

    /** Opens one within the time of something else, and no longer than the connect time-out. */
    Line open(Endpoint endpoint, Deadline outer) throws LDAPException {
        try (Deadline own = deadlines.in(config.connectTimeout())) {
            // Its own, as the SDK locks it while it shakes hands.
            SSLSocketFactory tls = new IdentifyingSocketFactory(trusting);
            boolean ldaps = endpoint.security() == Security.LDAPS;
            LineSockets sockets =
                    new LineSockets(endpoint.host(), own, outer, ldaps ? Optional.of(tls) : Optional.empty());
            LDAPConnection connection = new LDAPConnection(sockets, options());
            try {
                // The deadline has to be the one that ends it: the SDK goes on without waiting for the handshake's end.
                connection.connect(endpoint.host(), endpoint.port(), own.leftMillis() + LATER_MILLIS);
                secure(connection, endpoint.security(), tls);
                return new Line(endpoint, connection, sockets.socket());
            } catch (LDAPException e) {
                boolean late = own.hasPassed() || outer.hasPassed();
                giveUp(connection, own);
                throw late ? new LDAPException(ResultCode.CONNECT_ERROR, "not connected in time, TLS included") : e;
            } catch (RuntimeException e) {
                giveUp(connection, own);
                throw e;
            }
        }
    }

    private static void giveUp(LDAPConnection connection, Deadline deadline) {
        deadline.pass();
        connection.close();
    }

    private void secure(LDAPConnection connection, Security security, SSLSocketFactory tls) throws LDAPException {
        if (security == Security.PLAINTEXT) {
            requirePlaintextAllowed(connection);
            return;
        }
        if (security == Security.START_TLS) {
            startTls(connection, tls);
        }
        SSLSession session = connection.getSSLSession();
        if (session == null || !session.isValid()) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "the connection was left unprotected (expected: TLS)");
        }
    }

    private static void startTls(LDAPConnection connection, SSLSocketFactory tls) throws LDAPException {
        try {
            ExtendedResult result = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(result);
            }
        } catch (LDAPException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS: " + Results.describe(e));
        }
    }

    private void requirePlaintextAllowed(LDAPConnection connection) throws LDAPException {
        if (!allowPlaintext && !connection.getConnectedInetAddress().isLoopbackAddress()) {
            throw new LDAPException(
                    ResultCode.CONNECT_ERROR,
                    connection.getConnectedIPAddress() + " is not on loopback (expected: TLS, or allow-plaintext)");
        }
    }

    /** Synchronous: no thread for each connection. Its time-outs are for each read only; deadlines are for the whole. */
    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis(Math.toIntExact(config.connectTimeout().toMillis()));
        options.setResponseTimeoutMillis(config.responseTimeout().toMillis());
        options.setAbandonOnTimeout(false);
        options.setUseLinger(false, 0);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setAllowConcurrentSocketFactoryUse(true);
        options.setMaxMessageSize(MOST_OCTETS_OF_A_MESSAGE);
        return options;
    }
}
