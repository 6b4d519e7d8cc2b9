package io.sallyport.policy.decide;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.Outcome;
import io.sallyport.policy.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** The ordered rules: the first that matches decides, and no match denies. */
public final class Ruleset {
    /** What rulings call the default. */
    public static final String DEFAULT = "default";

    private final List<Rule> rules;
    private final List<Answers> answers;
    private final Denials noMatch;

    /** Gives a ruleset of a revision. */
    public Ruleset(List<Rule> rules, String revision) {
        this.rules = List.copyOf(rules);
        List<Answers> each = new ArrayList<>();
        for (Rule rule : this.rules) {
            each.add(Answers.of(rule, revision));
        }
        this.answers = List.copyOf(each);
        this.noMatch = Denials.of(DEFAULT, "no-rule-matches", revision);
    }

    /** The rules in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Decides.
     *
     * @param facts the facts
     * @param candidates the rules that may match, at least
     */
    public Decision decide(Facts facts, Candidates candidates) {
        boolean mayDeny = false;
        for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
            Outcome outcome = rules.get(i).judge(facts);
            if (outcome == Outcome.MAY_DENY) {
                mayDeny = true;
            } else if (outcome != Outcome.NO_MATCH) {
                boolean depends = mayDeny && outcome == Outcome.PERMIT;
                return answers.get(i).of(depends ? Outcome.MAY_PERMIT : outcome, facts.phase());
            }
        }
        return noMatch.in(facts.phase());
    }
}
