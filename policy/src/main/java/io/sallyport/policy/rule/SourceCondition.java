package io.sallyport.policy.rule;

import io.sallyport.policy.address.NetworkSet;

/**
 * Asks for a network that the client's address is in; a client of a Unix-domain socket is in none.
 *
 * @param networks the addresses that will do
 * @param expected as written
 */
public record SourceCondition(NetworkSet networks, Written expected) implements Condition {
    @Override
    public Dimension dimension() {
        return Dimension.SOURCES;
    }

    @Override
    public Match test(Facts facts) {
        return facts.hasSource() && networks.contains(facts.source()) ? Match.YES : Match.NO;
    }

    @Override
    public long spread() {
        return Marks.ofAll(networks);
    }

    @Override
    public long sample() {
        return Marks.ofFirst(networks);
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof SourceCondition condition && networks.covers(condition.networks);
    }

    /** Whether it embraces every client that has an address; those of Unix-domain sockets are left. */
    public boolean coversNetworks() {
        return networks.coversAll();
    }

    @Override
    public String fact(Facts facts) {
        return facts.sourceText();
    }
}
