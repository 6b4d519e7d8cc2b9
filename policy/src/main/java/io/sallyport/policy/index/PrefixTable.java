package io.sallyport.policy.index;

import io.sallyport.policy.address.Network;
import java.util.List;
import java.util.Map;

/**
 * Networks with the rules that name them. Networks are nested or apart, never crossed: all that hold an address enclose
 * the last one that does not begin after it.
 */
final class PrefixTable {
    private final Network[] networks;
    private final Postings[] postings;
    private final int[] enclosing;

    PrefixTable(Map<Network, Postings> rules, boolean ipv6) {
        List<Network> sorted = rules.keySet().stream()
                .filter(network -> network.ipv6() == ipv6)
                .sorted(Network.OUTER_FIRST)
                .toList();
        networks = sorted.toArray(Network[]::new);
        postings = sorted.stream().map(rules::get).toArray(Postings[]::new);
        enclosing = new int[networks.length];
        for (int i = 0; i < networks.length; i++) {
            enclosing[i] = i - 1;
            while (enclosing[i] >= 0 && !networks[enclosing[i]].encloses(networks[i])) {
                enclosing[i] = enclosing[enclosing[i]];
            }
        }
    }

    void visit(long high, long low, Bits found) {
        int at = lastNotAfter(high, low);
        while (at >= 0) {
            if (networks[at].contains(high, low)) {
                postings[at].addTo(found);
            }
            at = enclosing[at];
        }
    }

    private int lastNotAfter(long high, long low) {
        int from = 0;
        int to = networks.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (networks[middle].startsAfter(high, low)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from - 1;
    }
}
