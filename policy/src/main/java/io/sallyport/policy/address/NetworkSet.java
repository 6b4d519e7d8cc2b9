package io.sallyport.policy.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The addresses of some networks. */
public final class NetworkSet {
    private static final RangeSet ALL_IPV4 = RangeSet.of(List.of(new Range(0, 0, 0, 0xFFFF_FFFFL)));
    private static final RangeSet ALL_IPV6 = RangeSet.of(List.of(new Range(0, 0, -1, -1)));

    private final List<Network> networks;
    private final RangeSet ipv4;
    private final RangeSet ipv6;
    private final boolean allIpv6;
    private final boolean all;

    /** Gives the addresses that are in any of the networks. */
    public NetworkSet(Collection<Network> networks) {
        this.networks = List.copyOf(networks);
        this.ipv4 = ranges(false);
        this.ipv6 = ranges(true);
        this.allIpv6 = ipv6.covers(ALL_IPV6);
        this.all = allIpv6 && ipv4.covers(ALL_IPV4);
    }

    /** What it was made of. */
    public List<Network> networks() {
        return networks;
    }

    /** Whether the address is one of them. */
    public boolean contains(Ip ip) {
        return (ip.isIpv6() ? ipv6 : ipv4).contains(ip.high(), ip.low());
    }

    /** Whether one of the IPv4 addresses that hide in another address is one of them. */
    public boolean containsAny(EmbeddedIpv4 embedded) {
        for (int i = 0; i < embedded.count(); i++) {
            if (ipv4.contains(0, embedded.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether every address of the other set is in this one. */
    public boolean covers(NetworkSet other) {
        return ipv4.covers(other.ipv4) && ipv6.covers(other.ipv6);
    }

    /** Whether every address whatever is in this one. */
    public boolean coversAll() {
        return all;
    }

    /** Whether every IPv6 address is in this one, and so all that hold an IPv4 address. */
    public boolean coversIpv6() {
        return allIpv6;
    }

    /** Whether an IPv4 address is in this one. */
    public boolean hasIpv4() {
        return !ipv4.isEmpty();
    }

    private RangeSet ranges(boolean wanted) {
        List<Range> ranges = new ArrayList<>(networks.size());
        for (Network network : networks) {
            if (network.ipv6() == wanted) {
                ranges.add(network.range());
            }
        }
        return RangeSet.of(ranges);
    }
}
