package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.auth.ldap.connection.Connector;
import io.sallyport.auth.ldap.connection.Deadlines;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Endpoint;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Results;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSession;

/** The steps that every server is put through, whoever logs in: TCP, TLS, service account. */
final class ServerSteps implements AutoCloseable {
    private final LdapConfig config;
    private final ServiceBind service;
    private final Report report;
    private final Deadlines deadlines = new Deadlines();
    private final Connector connector;

    ServerSteps(LdapConfig config, ServiceBind service, Report report) throws ConfigurationException {
        this.config = config;
        this.service = service;
        this.report = report;
        this.connector = connector(config);
    }

    private Connector connector(LdapConfig from) throws ConfigurationException {
        try {
            return new Connector(from, deadlines);
        } catch (ConfigurationException e) {
            deadlines.close();
            throw e;
        }
    }

    /** Whether the server passes all of them. */
    boolean pass(Endpoint endpoint) {
        return tcp(endpoint) && secureAndBind(endpoint);
    }

    private boolean tcp(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(config.connections().connectTimeout().toMillis());
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
            return report.passed(
                    "tcp", endpoint, "connected to " + socket.getInetAddress().getHostAddress());
        } catch (IOException e) {
            return report.failed("tcp", endpoint, e.toString());
        }
    }

    private boolean secureAndBind(Endpoint endpoint) {
        String tls = endpoint.security() == Security.PLAINTEXT ? "no tls" : "tls";
        try (Line line = connector.open(endpoint)) {
            SSLSession session = line.tls();
            report.passed(
                    tls, endpoint, session == null ? "unprotected" : session.getProtocol() + ", certificate believed");
            return serviceBind(line, endpoint);
        } catch (LDAPException e) {
            return report.failed(tls, endpoint, Results.describe(e));
        }
    }

    private boolean serviceBind(Line line, Endpoint endpoint) {
        try {
            line.within(deadlines.in(config.connections().responseTimeout()), bound -> {
                service.bind(bound);
                return bound;
            });
            return report.passed("service bind", endpoint, service.isConfigured() ? "success" : "no service account");
        } catch (LDAPException e) {
            return report.failed("service bind", endpoint, Results.describe(e));
        } catch (DirectoryException e) {
            return report.failed("service bind", endpoint, e.why());
        }
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
