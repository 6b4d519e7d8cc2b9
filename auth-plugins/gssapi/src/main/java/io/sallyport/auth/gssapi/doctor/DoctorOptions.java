package io.sallyport.auth.gssapi.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the doctor is to look at.
 *
 * @param keytab the service's keys
 * @param principals whose keys; none for all that the keytab has
 * @param krb5Conf the Kerberos configuration, if not the system's
 * @param host the name by which clients reach the listener, if not the machine's
 * @param kdcCheck whether the KDC may be asked
 */
record DoctorOptions(
        Path keytab, List<String> principals, Optional<Path> krb5Conf, Optional<String> host, boolean kdcCheck) {
    static final String USAGE = """
            Usage: krb5 doctor --keytab FILE [--principal P]... [--krb5-conf FILE] [--host NAME] [--kdc-check]
            Looks at everything that Kerberos needs and prints "ok", "warn" or "FAIL" for each step.
            Exit status: 0 if nothing failed, 1 if something did, 2 if the arguments are wrong.
              --keytab FILE     the keytab of the gateway
              --principal P     a service principal with its realm; may stand more than once
                                (default: each of the keytab)
              --krb5-conf FILE  the Kerberos configuration (default: the system's)
              --host NAME       the host name by which clients reach the listener (default: the machine's)
              --kdc-check       ask the KDC: clock, keys, key versions, and a context with the gateway itself
            """;

    private static final String KEYTAB = "--keytab";
    private static final String PRINCIPAL = "--principal";
    private static final String KRB5_CONF = "--krb5-conf";
    private static final String HOST = "--host";
    private static final String KDC_CHECK = "--kdc-check";
    private static final Set<String> VALUED = Set.of(KEYTAB, PRINCIPAL, KRB5_CONF, HOST);

    DoctorOptions {
        principals = List.copyOf(principals);
        for (String principal : principals) {
            if (principal.indexOf('@') < 1 || principal.endsWith("@")) {
                throw new IllegalArgumentException(PRINCIPAL + ": " + principal
                        + " (expected: one with its realm, as rcmd/gw.example.com@EXAMPLE.COM)");
            }
        }
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one is missing, unknown or has a wrong value
     */
    static DoctorOptions parse(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals("doctor")) {
            throw new IllegalArgumentException(
                    (arguments.isEmpty() ? "no sub-command" : arguments.get(0)) + " (expected: doctor)");
        }
        Map<String, List<String>> given =
                values(arguments.subList(1, arguments.size()).iterator());
        return new DoctorOptions(
                Path.of(last(given, KEYTAB)
                        .orElseThrow(() -> new IllegalArgumentException("no " + KEYTAB + " (expected: one)"))),
                given.getOrDefault(PRINCIPAL, List.of()),
                last(given, KRB5_CONF).map(Path::of),
                last(given, HOST),
                given.containsKey(KDC_CHECK));
    }

    private static Map<String, List<String>> values(Iterator<String> rest) {
        Map<String, List<String>> values = new HashMap<>();
        while (rest.hasNext()) {
            String option = rest.next();
            boolean valued = VALUED.contains(option);
            if (!valued && !option.equals(KDC_CHECK)) {
                throw new IllegalArgumentException(option + " (expected: one of the options below)");
            }
            if (valued && !rest.hasNext()) {
                throw new IllegalArgumentException(option + ": no value (expected: one)");
            }
            values.computeIfAbsent(option, key -> new ArrayList<>()).add(valued ? rest.next() : "");
        }
        return values;
    }

    private static Optional<String> last(Map<String, List<String>> given, String option) {
        List<String> all = given.getOrDefault(option, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
