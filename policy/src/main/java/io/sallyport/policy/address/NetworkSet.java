package io.sallyport.policy.address;

import java.util.Collection;
import java.util.List;

/** The addresses of some networks. */
public final class NetworkSet {
    private final List<Network> networks;
    private final RangeSet ipv4;
    private final RangeSet ipv6;

    /** Gives the addresses that are in any of the networks. */
    public NetworkSet(Collection<Network> networks) {
        this.networks = List.copyOf(networks);
        this.ipv4 = ranges(false);
        this.ipv6 = ranges(true);
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

    private RangeSet ranges(boolean wanted) {
        return RangeSet.of(networks.stream()
                .filter(network -> network.ipv6() == wanted)
                .map(Network::range)
                .toList());
    }
}
