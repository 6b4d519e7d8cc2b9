package io.sallyport.policy.index;

import io.sallyport.policy.address.EmbeddedIpv4;
import io.sallyport.policy.address.Ip;
import io.sallyport.policy.address.Network;
import io.sallyport.policy.rule.Facts;
import java.util.Map;

/** Looks up addresses in networks. */
final class NetworkAxis {
    private final PrefixTable ipv4;
    private final PrefixTable ipv6;

    NetworkAxis(Map<Network, Postings> rules) {
        this.ipv4 = new PrefixTable(rules, false);
        this.ipv6 = new PrefixTable(rules, true);
    }

    boolean collectSource(Facts facts, Bits found) {
        if (facts.hasSource()) {
            visit(facts.source(), found);
        }
        return true;
    }

    /** An address inside an address counts for denials only; whoever verifies the candidates knows. */
    boolean collectDestination(Facts facts, Bits found) {
        if (!facts.hasAddress()) {
            return false;
        }
        visit(facts.address(), found);
        EmbeddedIpv4 embedded = facts.embedded();
        for (int i = 0; i < embedded.count(); i++) {
            ipv4.visit(0, embedded.get(i), found);
        }
        return true;
    }

    private void visit(Ip ip, Bits found) {
        (ip.isIpv6() ? ipv6 : ipv4).visit(ip.high(), ip.low(), found);
    }
}
