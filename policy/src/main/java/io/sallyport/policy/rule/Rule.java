package io.sallyport.policy.rule;

import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.policy.document.RuleAction;
import java.util.List;
import java.util.Optional;

/**
 * A compiled rule.
 *
 * @param label what it is called and where it stands
 * @param action what it does
 * @param conditions which requests it is about
 * @param requirements how strong the session must be
 * @param obligations what the session is bound to
 */
public record Rule(
        Label label, RuleAction action, Conditions conditions, Requirements requirements, Obligations obligations)
        implements Labelled {
    /** Says what the rule makes of the facts. */
    public Outcome judge(Facts facts) {
        boolean groupsUnknown = false;
        boolean addressUnknown = false;
        List<Condition> all = conditions.all();
        for (int i = 0; i < all.size(); i++) {
            Match match = all.get(i).test(facts);
            if (match == Match.NO) {
                return Outcome.NO_MATCH;
            }
            groupsUnknown |= match == Match.GROUPS_UNKNOWN;
            addressUnknown |= match == Match.ADDRESS_UNKNOWN;
        }
        Outcome certain = groupsUnknown ? Outcome.GROUPS_UNKNOWN : act(facts);
        return addressUnknown ? uncertain(certain) : certain;
    }

    /** Says why {@link #judge} comes to its outcome: what the first condition or requirement that fails has found. */
    public Optional<Finding> explain(Facts facts) {
        Optional<Finding> failing = conditions.explain(facts);
        return failing.isPresent() ? failing : requirements.explain(act(facts), facts);
    }

    private Outcome act(Facts facts) {
        return action == RuleAction.DENY ? Outcome.DENY : requirements.check(facts);
    }

    private static Outcome uncertain(Outcome certain) {
        return certain == Outcome.PERMIT ? Outcome.MAY_PERMIT : Outcome.MAY_DENY;
    }
}
