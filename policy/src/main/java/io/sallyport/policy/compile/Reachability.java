package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.policy.rule.Label;
import io.sallyport.policy.rule.Labelled;
import java.util.List;

/** Finds rules that can never decide, because one earlier rule matches all that they match. */
final class Reachability {
    private final Problems problems;

    Reachability(Problems problems) {
        this.problems = problems;
    }

    void check(List<? extends Labelled> rules) {
        Outline[] outlines = new Outline[rules.size()];
        for (int i = 0; i < outlines.length; i++) {
            outlines[i] = new Outline(rules.get(i).conditions());
            int first = firstThatCovers(rules, outlines, i);
            if (first < i) {
                problems.error(shadowed(rules.get(i).label(), rules.get(first).label()));
            }
        }
    }

    private static int firstThatCovers(List<? extends Labelled> rules, Outline[] outlines, int rule) {
        int candidate = 0;
        while (candidate < rule && !covers(rules, outlines, candidate, rule)) {
            candidate++;
        }
        return candidate;
    }

    private static boolean covers(List<? extends Labelled> rules, Outline[] outlines, int candidate, int rule) {
        return outlines[candidate].mayCover(outlines[rule])
                && rules.get(candidate).conditions().cover(rules.get(rule).conditions());
    }

    private static Problem shadowed(Label rule, Label by) {
        return new Problem(
                rule.location(),
                rule.path(),
                "'" + rule.name() + "' never decides: all that it matches is matched before by " + by,
                "a place before it, or a match that goes beyond it");
    }
}
