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
        for (int i = 1; i < rules.size(); i++) {
            check(rules.subList(0, i), rules.get(i));
        }
    }

    private void check(List<? extends Labelled> earlier, Labelled rule) {
        for (Labelled candidate : earlier) {
            if (candidate.conditions().cover(rule.conditions())) {
                problems.error(shadowed(rule.label(), candidate.label()));
                return;
            }
        }
    }

    private static Problem shadowed(Label rule, Label by) {
        return new Problem(
                rule.location(),
                rule.path(),
                "'" + rule.name() + "' never decides: all that it matches is matched before by " + by,
                "a place before it, or a match that goes beyond it");
    }
}
