package io.sallyport.auth.gssapi.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the name by which clients reach the listener: they ask the KDC for a service of that name. */
final class HostCheck {
    private final Names names;
    private final Set<String> services;
    private final Report report;

    HostCheck(Names names, List<Key> keys, Report report) {
        this.names = names;
        this.report = report;
        this.services = keys.stream()
                .filter(Key::isAccepted)
                .map(key -> key.principal().substring(0, key.principal().lastIndexOf('@')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void check(String host) {
        List<InetAddress> addresses = names.addresses(host);
        if (addresses.isEmpty()) {
            report.fail("dns", host + ": has no address (expected: one that clients can resolve)");
        } else {
            report.ok("dns", host + ": " + shown(addresses));
        }
        principal(host);
        addresses.forEach(address -> reverse(host, address));
    }

    private static String shown(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private void principal(String host) {
        String rcmd = "rcmd/" + host;
        Set<String> ofHost = services.stream()
                .filter(service -> service.endsWith("/" + host))
                .collect(Collectors.toCollection(TreeSet::new));
        if (ofHost.contains(rcmd)) {
            report.ok("spn", rcmd + ": is in the keytab");
        } else if (ofHost.isEmpty()) {
            report.fail(
                    "spn",
                    rcmd + ": is not in the keytab (expected: what clients of " + host + " ask for" + spelling(host)
                            + ")");
        } else {
            report.warn(
                    "spn",
                    rcmd + ": is not in the keytab, only " + ofHost
                            + " (expected: rcmd, unless every client is told another service)");
        }
    }

    /** Names of services are compared octet for octet, those of hosts are not. */
    private String spelling(String host) {
        String suffix = "/" + host.toLowerCase(Locale.ROOT);
        return services.stream()
                .filter(service -> service.toLowerCase(Locale.ROOT).endsWith(suffix))
                .findFirst()
                .map(service -> "; the keytab has " + service)
                .orElse("");
    }

    private void reverse(String host, InetAddress address) {
        Optional<String> name = names.name(address);
        if (name.isEmpty()) {
            report.warn(
                    "reverse", address.getHostAddress() + ": has no name (harmless where clients have rdns = false)");
        } else if (name.get().equalsIgnoreCase(host)) {
            report.ok("reverse", address.getHostAddress() + ": " + name.get());
        } else {
            report.warn("reverse", otherName(address.getHostAddress(), name.get()));
        }
    }

    private String otherName(String address, String name) {
        String other = "rcmd/" + name;
        return address + ": " + name + "; clients with rdns = true ask for " + other
                + (services.contains(other)
                        ? ", which is in the keytab"
                        : " (expected: it in the keytab too," + " rdns = false with clients, or another PTR record)");
    }
}
