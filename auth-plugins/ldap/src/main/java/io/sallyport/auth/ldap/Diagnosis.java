package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.LdapConfig;
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
    private final ServiceBind service;
    private final Assembly assembly;
    private final Clock clock;

    /** Takes the account's own bind: it is refused once in a minute, not once by each server and by each who asks. */
    Diagnosis(LdapConfig config, ServiceBind service, Assembly assembly, Clock clock) {
        this.config = config;
        this.service = service;
        this.assembly = assembly;
        this.clock = clock;
    }

    /** Every server is reached for, but only one gets the password: each refusal counts against the account. */
    @Override
    public boolean test(PasswordCredentials credentials, Consumer<TestStep> to) {
        Report report = new Report(to);
        try (ServerSteps steps = new ServerSteps(config, service, report)) {
            List<Endpoint> usable =
                    endpoints(report).stream().filter(steps::pass).toList();
            return !usable.isEmpty() && logIn(usable.get(0), credentials, report);
        } catch (ConfigurationException e) {
            report.failed("settings", "configuration", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private List<Endpoint> endpoints(Report report) throws ConfigurationException {
        String source = config.discovery().isPresent() ? "DNS" : "configuration";
        try {
            List<Endpoint> found = EndpointsOf.config(config, clock).current();
            report.to().accept(new TestStep("servers", source, true, found.toString()));
            return found;
        } catch (LDAPException e) {
            report.failed("servers", source, Results.describe(e));
            return List.of();
        }
    }

    private boolean logIn(Endpoint endpoint, PasswordCredentials credentials, Report report)
            throws ConfigurationException {
        try (Directory directory = Directory.at(endpoint, config, service, clock)) {
            Login login = assembly.login(assembly.parts(directory));
            Login.Proof proof = login.prove(credentials);
            report.passed("search", endpoint, "found " + proof.name());
            report.passed("user bind", endpoint, "success");
            return groups(proof, endpoint, report);
        } catch (LoginRefusedException e) {
            String step = NOT_FOUND.contains(e.reason()) ? "search" : "user bind";
            return report.failed(step, endpoint, e.reason().code());
        } catch (DirectoryException e) {
            return report.failed("login", endpoint, e.reason() + ": " + e.why());
        }
    }

    /** Unknown groups let nobody pass a rule that asks for one, but they are no reason to refuse the login. */
    private static boolean groups(Login.Proof proof, Endpoint endpoint, Report report) {
        if (proof.groups() instanceof Groups.Known known) {
            return report.passed("groups", endpoint, new TreeSet<>(known.names()).toString());
        }
        report.failed("groups", endpoint, "unknown: " + ((Groups.Unknown) proof.groups()).reason());
        return true;
    }
}
