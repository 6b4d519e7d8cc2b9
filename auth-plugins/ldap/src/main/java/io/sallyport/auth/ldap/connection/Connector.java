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
import javax.net.ssl.SSLSocketFactory;

/** Opens connections; each is protected, and its server known by name, before anything is said on it. */
public final class Connector {
    private static final int MOST_OCTETS_OF_A_MESSAGE = 10 * 1024 * 1024;

    private final SSLSocketFactory secured;
    private final ConnectionsConfig config;
    private final boolean allowPlaintext;

    /** Reads the authorities that are believed. */
    public Connector(LdapConfig config) throws ConfigurationException {
        this.config = config.connections();
        this.secured = new IdentifyingSocketFactory(
                Trust.sockets(config.tls().caFile()), config.connections().connectTimeout());
        this.allowPlaintext = config.tls().allowPlaintext();
    }

    /** Opens one; blocks for at most the connect time-out, and once more for StartTLS. */
    public LDAPConnection open(Endpoint endpoint) throws LDAPException {
        boolean ldaps = endpoint.security() == Security.LDAPS;
        LDAPConnection connection = ldaps ? new LDAPConnection(secured, options()) : new LDAPConnection(options());
        try {
            connection.connect(
                    endpoint.host(),
                    endpoint.port(),
                    Math.toIntExact(config.connectTimeout().toMillis()));
            if (endpoint.security() == Security.START_TLS) {
                startTls(connection);
            } else if (!ldaps) {
                requirePlaintextAllowed(connection);
            }
            return connection;
        } catch (LDAPException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void startTls(LDAPConnection connection) throws LDAPException {
        try {
            ExtendedResult result = connection.processExtendedOperation(new StartTLSExtendedRequest(secured));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(result);
            }
        } catch (LDAPException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS: " + Results.describe(e));
        }
        if (connection.getSSLSession() == null) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS left the connection unprotected");
        }
    }

    private void requirePlaintextAllowed(LDAPConnection connection) throws LDAPException {
        if (!allowPlaintext && !connection.getConnectedInetAddress().isLoopbackAddress()) {
            throw new LDAPException(
                    ResultCode.CONNECT_ERROR,
                    connection.getConnectedIPAddress() + " is not on loopback (expected: TLS, or allow-plaintext)");
        }
    }

    /** Synchronous: no thread for each connection, and every read is bounded by the response time-out. */
    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis(Math.toIntExact(config.connectTimeout().toMillis()));
        options.setResponseTimeoutMillis(config.responseTimeout().toMillis());
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setAllowConcurrentSocketFactoryUse(true);
        options.setMaxMessageSize(MOST_OCTETS_OF_A_MESSAGE);
        return options;
    }
}
