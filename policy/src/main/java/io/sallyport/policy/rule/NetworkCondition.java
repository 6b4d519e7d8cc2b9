package io.sallyport.policy.rule;

import io.sallyport.policy.address.NetworkSet;

/**
 * Asks for a network that the destination's address is in.
 *
 * @param networks the addresses that will do
 * @param seesEmbedded whether an IPv4 address inside an IPv6 one will do too: right to deny, wrong to permit
 * @param expected as written
 */
public record NetworkCondition(NetworkSet networks, boolean seesEmbedded, Written expected) implements Condition {
    @Override
    public Dimension dimension() {
        return Dimension.NETWORKS;
    }

    @Override
    public Match test(Facts facts) {
        if (networks.coversAll()) {
            return Match.YES;
        }
        if (!facts.hasAddress()) {
            return Match.ADDRESS_UNKNOWN;
        }
        boolean in = networks.contains(facts.address()) || (seesEmbedded && networks.containsAny(facts.embedded()));
        return in ? Match.YES : Match.NO;
    }

    @Override
    public long spread() {
        return Marks.ofAll(networks);
    }

    @Override
    public long sample() {
        return Marks.ofFirst(networks);
    }

    /** A permission before a denial of the same networks does not hide it: it leaves what holds them inside. */
    @Override
    public boolean covers(Condition other) {
        return other instanceof NetworkCondition condition
                && networks.covers(condition.networks)
                && (seesEmbedded || networks.coversIpv6() || !condition.matchesEmbedded());
    }

    @Override
    public boolean coversAll() {
        return networks.coversAll();
    }

    private boolean matchesEmbedded() {
        return seesEmbedded && networks.hasIpv4();
    }

    @Override
    public String fact(Facts facts) {
        return facts.addressText();
    }
}
