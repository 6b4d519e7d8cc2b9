package io.sallyport.policy.index;

import io.sallyport.policy.decide.Candidates;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.Rule;
import java.util.List;

/**
 * Narrows rules down to those that may match: for each dimension the rules that name the fact's value and the rules
 * that ask for nothing there, and of these sets what is in all. It never decides: whoever asks tests the candidates.
 */
public final class RuleIndex {
    private final int size;
    private final List<Side> sides;

    /** Indexes rules by their places in the list. */
    public RuleIndex(List<Rule> rules) {
        this.size = rules.size();
        this.sides = new SideBuilder(rules).build();
    }

    /** Finds the candidates; they hold until the scratch is used again. */
    public Candidates candidates(Facts facts, Scratch scratch) {
        scratch.candidates.fill(size);
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            scratch.found.clear(size);
            if (side.axis.collect(facts, scratch.found)) {
                scratch.candidates.retain(side.unconstrained, scratch.found);
            }
        }
        return scratch.candidates;
    }

    /** One thread's room for candidates. */
    public static final class Scratch {
        private final Bits candidates = new Bits();
        private final Bits found = new Bits();
    }

    /** One dimension. */
    static final class Side {
        private final Axis axis;
        private final long[] unconstrained;

        /** Gives a dimension: how to look up, and the rules that ask for nothing there. */
        Side(Axis axis, long[] unconstrained) {
            this.axis = axis;
            this.unconstrained = unconstrained;
        }
    }
}
