package io.sallyport.auth.gssapi.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

/** Tries the keys of the keytab against the KDC's. */
final class LoginCheck {
    private static final String STEP = "login";

    private final Path keytab;
    private final Clocks clocks;
    private final Report report;

    LoginCheck(Path keytab, Clocks clocks, Report report) {
        this.keytab = keytab;
        this.clocks = clocks;
        this.report = report;
    }

    /** Tries all of them, and gives the tickets of the first that the KDC lets in. */
    Optional<Subject> check(List<String> principals) {
        Optional<Subject> first = Optional.empty();
        for (String principal : principals) {
            Optional<Subject> tickets = logIn(principal);
            first = first.isPresent() ? first : tickets;
        }
        return first;
    }

    private Optional<Subject> logIn(String principal) {
        try {
            Subject subject = Login.of(principal, keytab);
            report.ok(STEP, principal + ": the key is the KDC's");
            String realm = principal.substring(principal.lastIndexOf('@') + 1);
            String granting = "krbtgt/" + realm + "@" + realm;
            clocks.compare(realm, Login.ticket(subject, granting).getAuthTime().toInstant());
            return Optional.of(subject);
        } catch (LoginException e) {
            refused(principal, e);
            return Optional.empty();
        }
    }

    /** Active Directory lets no service log in under its SPN, which is no fault. */
    private void refused(String principal, LoginException failure) {
        String shown = principal + ": " + Advice.of(failure);
        if (Advice.isUnknownClient(failure)) {
            report.warn(STEP, shown);
        } else {
            report.fail(STEP, shown);
        }
    }
}
