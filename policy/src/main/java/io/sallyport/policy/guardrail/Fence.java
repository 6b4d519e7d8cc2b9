package io.sallyport.policy.guardrail;

import io.sallyport.policy.address.Network;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.address.NetworkSet;
import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.host.HostSet;
import io.sallyport.policy.rule.Facts;
import java.util.List;

/**
 * A guardrail ready for use.
 *
 * @param guardrail which one
 * @param networks what it closes by address
 * @param hosts what it closes by name
 */
record Fence(Guardrail guardrail, NetworkSet networks, HostSet hosts) {
    static Fence of(Guardrail guardrail) {
        List<Network> networks =
                guardrail.networks().stream().map(NetworkParser::known).toList();
        List<HostPattern> hosts = guardrail.names().stream()
                .map(name -> new HostPattern(HostPattern.Kind.SUFFIX, name))
                .toList();
        return new Fence(guardrail, new NetworkSet(networks), new HostSet(hosts));
    }

    boolean closes(Facts facts) {
        if (guardrail == Guardrail.ANY_PEER) {
            return facts.isForAnyPeer();
        }
        return (facts.hasAddress() && closesAddress(facts)) || (facts.hasName() && hosts.contains(facts.name()));
    }

    boolean encloses(Network network) {
        return networks.covers(new NetworkSet(List.of(network)));
    }

    boolean encloses(HostPattern pattern) {
        return hosts.covers(new HostSet(List.of(pattern)));
    }

    private boolean closesAddress(Facts facts) {
        return networks.contains(facts.address()) || networks.containsAny(facts.embedded());
    }
}
