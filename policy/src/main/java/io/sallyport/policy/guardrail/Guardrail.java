package io.sallyport.policy.guardrail;

import java.util.List;
import java.util.Locale;

/** A kind of destination that no rule can open; the first that applies gives the reason. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
public enum Guardrail {
    /** The services by which clouds hand credentials to their machines. */
    METADATA(
            List.of(
                    "169.254.169.254/32",
                    "169.254.170.2/32",
                    "169.254.170.23/32",
                    "169.254.42.42/32",
                    "169.254.0.23/32",
                    "100.100.100.200/32",
                    "168.63.129.16/32",
                    "192.0.0.192/32",
                    "fd00:ec2::/32",
                    "fd00:c1::a9fe:a9fe/128",
                    "fd00:a9fe:a9fe::1/128",
                    "fd00:100::100:200/128",
                    "fd20:ce::254/128",
                    "fd00:42::42/128",
                    "fe80::a9fe:a9fe/128"),
            List.of(
                    "metadata",
                    "metadata.google.internal",
                    "metadata.goog",
                    "metadata.azure.internal",
                    "metadata.tencentyun.com",
                    "instance-data",
                    "instance-data.ec2.internal",
                    "rancher-metadata")),
    /** The gateway itself. */
    LOOPBACK(
            List.of("127.0.0.0/8", "::1/128"),
            List.of(
                    "localhost",
                    "localhost.localdomain",
                    "localhost4",
                    "localhost4.localdomain4",
                    "localhost6",
                    "localhost6.localdomain6",
                    "ip6-localhost",
                    "ip6-loopback")),
    /** The gateway's own links. */
    LINK_LOCAL(List.of("169.254.0.0/16", "fe80::/10"), List.of()),
    /** Groups of machines. */
    MULTICAST(
            List.of("224.0.0.0/4", "ff00::/8"),
            List.of("ip6-allnodes", "ip6-allrouters", "ip6-allhosts", "ip6-mcastprefix")),
    /** No address at all, which many systems take for themselves. */
    UNSPECIFIED(List.of("0.0.0.0/8", "::/128"), List.of()),
    /** All machines of a link. */
    BROADCAST(List.of("255.255.255.255/32"), List.of()),
    /** Set aside for the future. */
    RESERVED(List.of("240.0.0.0/4"), List.of()),
    /** Whoever comes: a BIND that leaves open who may connect. */
    ANY_PEER(List.of(), List.of());

    private final List<String> networks;
    private final List<String> names;

    Guardrail(List<String> networks, List<String> names) {
        this.networks = networks;
        this.names = names;
    }

    /** The networks that it closes. */
    public List<String> networks() {
        return networks;
    }

    /** The names that it closes, each with everything below it. */
    public List<String> names() {
        return names;
    }

    /** What the policy's language calls it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
