package io.sallyport.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a rule asks of the facts: each condition must be met. */
public final class Conditions {
    private final List<Condition> all;
    private final List<Condition> written;

    /** Gives conditions of which no two are about the same. */
    public Conditions(List<Condition> conditions) {
        List<Condition> sorted = new ArrayList<>(conditions);
        sorted.sort((one, other) -> one.dimension().compareTo(other.dimension()));
        this.all = List.copyOf(sorted);
        sorted.removeIf(Condition::isImplied);
        this.written = sorted.size() == all.size() ? all : List.copyOf(sorted);
    }

    /** Gives the same conditions and one that is about something else. */
    public Conditions and(Condition condition) {
        List<Condition> more = new ArrayList<>(all);
        more.add(condition);
        return new Conditions(more);
    }

    /** Those that somebody has written, in the same order. */
    public List<Condition> written() {
        return written;
    }

    /** The conditions in the order in which they are tested. */
    public List<Condition> all() {
        return all;
    }

    /** The condition about something, if there is one. */
    public Optional<Condition> about(Dimension dimension) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).dimension() == dimension) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the facts surely meet them all. */
    public boolean test(Facts facts) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).test(facts) != Match.YES) {
                return false;
            }
        }
        return true;
    }

    /** What the first condition that fails has found; one that says no comes before all that is not known. */
    public Optional<Finding> explain(Facts facts) {
        return Stream.of(Match.NO, Match.GROUPS_UNKNOWN, Match.ADDRESS_UNKNOWN)
                .flatMap(sought -> all.stream().filter(condition -> condition.test(facts) == sought))
                .map(condition -> Finding.of(condition, facts))
                .findFirst();
    }

    /** Whether all facts that meet the other conditions surely meet these. */
    public boolean cover(Conditions other) {
        for (Condition condition : all) {
            Optional<Condition> theirs = other.about(condition.dimension());
            if (!condition.coversAll() && theirs.filter(condition::covers).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
