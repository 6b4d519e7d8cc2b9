package io.sallyport.policy.rule;

import io.sallyport.policy.address.NetworkSet;

/**
 * Asks for a network that the client's address is in.
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
        return networks.contains(facts.source()) ? Match.YES : Match.NO;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof SourceCondition condition && networks.covers(condition.networks);
    }

    @Override
    public boolean coversAll() {
        return networks.coversAll();
    }

    @Override
    public String fact(Facts facts) {
        return facts.sourceText();
    }
}
