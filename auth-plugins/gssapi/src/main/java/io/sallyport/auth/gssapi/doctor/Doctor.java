package io.sallyport.auth.gssapi.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Subject;

/** Goes from what lies on this machine to what needs the KDC, and stops where nothing more can be told. */
final class Doctor {
    private static final int MOST_PRINCIPALS = 32;

    private final DoctorOptions options;
    private final Clock clock;
    private final Names names;

    Doctor(DoctorOptions options, Clock clock, Names names) {
        this.options = options;
        this.clock = clock;
        this.names = names;
    }

    void examine(Report report) {
        List<Key> keys = new KeytabCheck(options.keytab(), options.principals(), report).check();
        if (keys.isEmpty()) {
            return;
        }
        configuration(report);
        host(keys, report);
        List<String> principals = principals(keys, report);
        if (options.kdcCheck()) {
            kdc(keys, principals, report);
        } else {
            report.warn("kdc", "not asked, so that no key was tried (expected: --kdc-check)");
        }
    }

    private void configuration(Report report) {
        options.krb5Conf().ifPresent(Krb5Conf::use);
        Path used = Krb5Conf.inUse();
        if (Files.isReadable(used)) {
            report.ok("krb5.conf", used.toString());
        } else if (options.krb5Conf().isPresent()) {
            report.fail("krb5.conf", used + ": cannot be read (expected: the Kerberos configuration)");
        } else {
            report.warn("krb5.conf", used + ": cannot be read; the JDK will ask DNS for realms and KDCs");
        }
    }

    private void host(List<Key> keys, Report report) {
        Optional<String> host = options.host().or(names::own);
        if (host.isPresent()) {
            new HostCheck(names, keys, report).check(host.get());
        } else {
            report.warn("dns", "this machine has no name (expected: --host with the one that clients use)");
        }
    }

    private List<String> principals(List<Key> keys, Report report) {
        List<String> held = keys.stream()
                .filter(Key::isAccepted)
                .map(Key::principal)
                .distinct()
                .toList();
        List<String> asked = options.principals().isEmpty() ? held : options.principals();
        asked.stream()
                .filter(principal -> !held.contains(principal))
                .forEach(principal ->
                        report.fail("key", principal + ": no AES key in the keytab (it has " + held + ")"));
        List<String> found = asked.stream().filter(held::contains).toList();
        if (found.size() > MOST_PRINCIPALS) {
            report.warn(
                    "key", found.size() + " principals, of which " + MOST_PRINCIPALS + " are tried (see --principal)");
        }
        return found.stream().limit(MOST_PRINCIPALS).toList();
    }

    private void kdc(List<Key> keys, List<String> principals, Report report) {
        Clocks clocks = new Clocks(clock, report);
        KdcCheck kdcs = new KdcCheck(clocks, report, keys);
        principals.stream()
                .map(principal -> principal.substring(principal.lastIndexOf('@')))
                .distinct()
                .forEach(realm -> principals.stream()
                        .filter(principal -> principal.endsWith(realm))
                        .findFirst()
                        .ifPresent(kdcs::check));
        Optional<Subject> tickets = new LoginCheck(options.keytab(), clocks, report).check(principals);
        if (tickets.isEmpty()) {
            report.fail(
                    "self-test",
                    "not possible, as no principal of the keytab can log in (expected: one;"
                            + " in Active Directory the account that has the SPN)");
        } else {
            SelfTest test = new SelfTest(tickets.get(), keys, report);
            principals.forEach(test::run);
        }
    }
}
