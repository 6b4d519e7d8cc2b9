package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.auth.ldap.connection.Connector;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Endpoint;
import io.sallyport.auth.ldap.connection.EndpointsOf;
import io.sallyport.auth.ldap.connection.Results;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Goes the way of a login one step after another: servers, TCP, TLS, service account, then the login itself. */
final class Diagnosis implements StepwiseTest {
    private static final String ALL = "directory";

    private final LdapConfig config;
    private final Clock clock;
    private final Login login;

    Diagnosis(LdapConfig config, Clock clock, Login login) {
        this.config = config;
        this.clock = clock;
        this.login = login;
    }

    @Override
    public boolean test(PasswordCredentials credentials, Consumer<TestStep> report) {
        List<Endpoint> endpoints;
        try {
            endpoints = EndpointsOf.config(config, clock).current();
        } catch (LDAPException e) {
            report.accept(new TestStep("servers", "DNS", false, Results.describe(e)));
            return false;
        } catch (ConfigurationException e) {
            report.accept(new TestStep("servers", "configuration", false, String.valueOf(e.getMessage())));
            return false;
        }
        report.accept(new TestStep(
                "servers", config.discovery().isPresent() ? "DNS" : "configuration", true, endpoints.toString()));
        long usable =
                endpoints.stream().filter(endpoint -> reach(endpoint, report)).count();
        return usable > 0 && logIn(credentials, report);
    }

    private boolean reach(Endpoint endpoint, Consumer<TestStep> report) {
        return tcp(endpoint, report) && secureAndBind(endpoint, report);
    }

    private boolean tcp(Endpoint endpoint, Consumer<TestStep> report) {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(config.connections().connectTimeout().toMillis());
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
            return say(
                    report,
                    "tcp",
                    endpoint,
                    "connected to " + socket.getInetAddress().getHostAddress());
        } catch (IOException e) {
            return fail(report, "tcp", endpoint, e.toString());
        }
    }

    private boolean secureAndBind(Endpoint endpoint, Consumer<TestStep> report) {
        String tls = endpoint.security() == Security.PLAINTEXT ? "no tls" : "tls";
        try (LDAPConnection connection = new Connector(config).open(endpoint)) {
            say(
                    report,
                    tls,
                    endpoint,
                    connection.getSSLSession() == null
                            ? "unprotected"
                            : connection.getSSLSession().getProtocol() + ", certificate believed");
            return serviceBind(connection, endpoint, report);
        } catch (LDAPException e) {
            return fail(report, tls, endpoint, Results.describe(e));
        } catch (ConfigurationException e) {
            return fail(report, tls, endpoint, String.valueOf(e.getMessage()));
        }
    }

    private boolean serviceBind(LDAPConnection connection, Endpoint endpoint, Consumer<TestStep> report) {
        ServiceBind service = new ServiceBind(config.serviceAccount());
        try {
            service.bind(connection);
            return say(report, "service bind", endpoint, service.isConfigured() ? "success" : "no service account");
        } catch (LDAPException e) {
            return fail(report, "service bind", endpoint, Results.describe(e));
        } catch (DirectoryException e) {
            return fail(report, "service bind", endpoint, e.why());
        }
    }

    private boolean logIn(PasswordCredentials credentials, Consumer<TestStep> report) {
        try {
            Login.Proof proof = login.prove(credentials.username(), credentials.password());
            report.accept(new TestStep("search", ALL, true, "found " + proof.name()));
            report.accept(new TestStep("user bind", ALL, true, "success"));
            boolean known = proof.groups() instanceof Groups.Known;
            report.accept(new TestStep("groups", ALL, known, proof.groups().toString()));
            return true;
        } catch (LoginRefusedException e) {
            boolean searched =
                    !e.reason().equals(Reasons.UNKNOWN_USER) && !e.reason().equals(Reasons.AMBIGUOUS_USER);
            report.accept(new TestStep(
                    searched ? "user bind" : "search", ALL, false, e.reason().code()));
            return false;
        } catch (DirectoryException e) {
            report.accept(new TestStep("login", ALL, false, e.reason() + ": " + e.why()));
            return false;
        }
    }

    private static boolean say(Consumer<TestStep> report, String step, Endpoint endpoint, String answer) {
        report.accept(new TestStep(step, endpoint.toString(), true, answer));
        return true;
    }

    private static boolean fail(Consumer<TestStep> report, String step, Endpoint endpoint, String answer) {
        report.accept(new TestStep(step, endpoint.toString(), false, answer));
        return false;
    }
}
