package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.auth.ldap.connection.Connector;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Endpoint;
import io.sallyport.auth.ldap.connection.EndpointsOf;
import io.sallyport.auth.ldap.connection.Results;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.config.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Goes the way of a login one step after another: servers, TCP, TLS, service account, search, user, groups. */
final class Diagnosis implements StepwiseTest {
    private static final Set<ReasonCode> NOT_FOUND =
            Set.of(Reasons.UNKNOWN_USER, Reasons.AMBIGUOUS_USER, Reasons.NO_NAME, Reasons.USERNAME_NOT_PERMITTED);

    private final LdapConfig config;
    private final Clock clock;
    private final Assembly assembly;

    Diagnosis(LdapConfig config, Clock clock, Assembly assembly) {
        this.config = config;
        this.clock = clock;
        this.assembly = assembly;
    }

    /** Every server is reached for, but only one gets the password: each refusal counts against the account. */
    @Override
    public boolean test(PasswordCredentials credentials, Consumer<TestStep> report) {
        List<Endpoint> usable = endpoints(report).stream()
                .filter(endpoint -> reach(endpoint, report))
                .toList();
        return !usable.isEmpty() && logIn(usable.get(0), credentials, report);
    }

    private List<Endpoint> endpoints(Consumer<TestStep> report) {
        String source = config.discovery().isPresent() ? "DNS" : "configuration";
        try {
            List<Endpoint> found = EndpointsOf.config(config, clock).current();
            report.accept(new TestStep("servers", source, true, found.toString()));
            return found;
        } catch (LDAPException e) {
            report.accept(new TestStep("servers", source, false, Results.describe(e)));
        } catch (ConfigurationException e) {
            report.accept(new TestStep("servers", source, false, String.valueOf(e.getMessage())));
        }
        return List.of();
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

    private boolean logIn(Endpoint endpoint, PasswordCredentials credentials, Consumer<TestStep> report) {
        try (Directory directory = Directory.at(endpoint, config, clock)) {
            Login login = assembly.login(assembly.parts(directory));
            Login.Proof proof = login.prove(credentials.username(), credentials.password());
            say(report, "search", endpoint, "found " + proof.name());
            say(report, "user bind", endpoint, "success");
            return groups(proof, endpoint, report);
        } catch (LoginRefusedException e) {
            boolean found = !NOT_FOUND.contains(e.reason());
            return fail(
                    report, found ? "user bind" : "search", endpoint, e.reason().code());
        } catch (DirectoryException e) {
            return fail(report, "login", endpoint, e.reason() + ": " + e.why());
        } catch (ConfigurationException e) {
            return fail(report, "login", endpoint, String.valueOf(e.getMessage()));
        }
    }

    /** Unknown groups let nobody pass a rule that asks for one, but they are no reason to refuse the login. */
    private static boolean groups(Login.Proof proof, Endpoint endpoint, Consumer<TestStep> report) {
        if (proof.groups() instanceof Groups.Known known) {
            return say(report, "groups", endpoint, new TreeSet<>(known.names()).toString());
        }
        fail(report, "groups", endpoint, "unknown: " + ((Groups.Unknown) proof.groups()).reason());
        return true;
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
