package io.sallyport.policy.rule;

import java.util.Set;

/**
 * Asks for the listener that accepted the client.
 *
 * @param names any of these
 * @param expected as written
 */
public record ListenerCondition(Set<String> names, Written expected) implements Condition {
    /** Copies the set. */
    public ListenerCondition {
        names = Set.copyOf(names);
    }

    @Override
    public Dimension dimension() {
        return Dimension.LISTENERS;
    }

    @Override
    public Match test(Facts facts) {
        return names.contains(facts.listener()) ? Match.YES : Match.NO;
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
        return other instanceof ListenerCondition condition && names.containsAll(condition.names);
    }

    @Override
    public String fact(Facts facts) {
        return facts.listener();
    }
}
