package io.sallyport.policy.rule;

import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.host.HostSet;

/**
 * Asks for the name of the destination; a destination by address has none.
 *
 * @param hosts the names that will do
 * @param expected as written
 */
public record HostCondition(HostSet hosts, Written expected) implements Condition {
    @Override
    public Dimension dimension() {
        return Dimension.HOSTS;
    }

    @Override
    public Match test(Facts facts) {
        if (!facts.hasDestination()) {
            return Match.ADDRESS_UNKNOWN;
        }
        return facts.hasName() && hosts.contains(facts.name()) ? Match.YES : Match.NO;
    }

    @Override
    public long spread() {
        for (HostPattern pattern : hosts.patterns()) {
            if (pattern.kind() != HostPattern.Kind.EXACT) {
                return Marks.ALL;
            }
        }
        return sample();
    }

    @Override
    public long sample() {
        return Marks.ofNames(hosts.patterns());
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof HostCondition condition && hosts.covers(condition.hosts);
    }

    @Override
    public String fact(Facts facts) {
        if (!facts.hasDestination()) {
            return "not known yet";
        }
        return facts.hasName() ? facts.name() : "an address without a name";
    }
}
