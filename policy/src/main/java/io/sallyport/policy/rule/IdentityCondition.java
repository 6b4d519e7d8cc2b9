package io.sallyport.policy.rule;

import java.util.Set;

/**
 * Asks for an identity by its name.
 *
 * @param names any of these
 * @param expected as written
 */
public record IdentityCondition(Set<String> names, Written expected) implements Condition {
    /** Copies the set. */
    public IdentityCondition {
        names = Set.copyOf(names);
    }

    @Override
    public Dimension dimension() {
        return Dimension.IDENTITIES;
    }

    @Override
    public Match test(Facts facts) {
        return names.contains(facts.identity()) ? Match.YES : Match.NO;
    }

    @Override
    public long spread() {
        return Marks.of(names);
    }

    @Override
    public long sample() {
        return Marks.of(names);
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof IdentityCondition condition && names.containsAll(condition.names);
    }

    @Override
    public String fact(Facts facts) {
        return facts.identity();
    }
}
