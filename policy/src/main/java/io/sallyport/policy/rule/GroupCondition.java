package io.sallyport.policy.rule;

import io.sallyport.core.spi.Groups;
import java.util.Collections;
import java.util.Set;

/**
 * Asks for a group that the identity is in.
 *
 * @param names any of these
 * @param expected as written
 */
public record GroupCondition(Set<String> names, Written expected) implements Condition {
    /** Copies the set. */
    public GroupCondition {
        names = Set.copyOf(names);
    }

    @Override
    public Dimension dimension() {
        return Dimension.GROUPS;
    }

    @Override
    public Match test(Facts facts) {
        if (!(facts.groups() instanceof Groups.Known known)) {
            return Match.GROUPS_UNKNOWN;
        }
        return Collections.disjoint(known.names(), names) ? Match.NO : Match.YES;
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
        return other instanceof GroupCondition condition && names.containsAll(condition.names);
    }

    @Override
    public String fact(Facts facts) {
        if (facts.groups() instanceof Groups.Known known) {
            return known.names().isEmpty()
                    ? "no group"
                    : String.join(", ", known.names().stream().sorted().toList());
        }
        return "unknown";
    }
}
