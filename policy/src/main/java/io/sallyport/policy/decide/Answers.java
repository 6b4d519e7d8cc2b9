package io.sallyport.policy.decide;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.policy.rule.Outcome;
import io.sallyport.policy.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * All that can be answered in the name of one rule, each made once so that deciding allocates nothing. Of thousands of
 * rules few ever decide: nothing is made before it is asked for.
 */
public final class Answers {
    private static final int OUTCOMES = Outcome.values().length;
    private static final int SIZE = Phase.values().length * OUTCOMES;

    private final Rule rule;
    private final String revision;

    /** Two threads may make the same answer; either is right, as answers are records without a state. */
    private @Nullable Decision @Nullable [] made;

    private Answers(Rule rule, String revision) {
        this.rule = rule;
        this.revision = revision;
    }

    /** Gives the answers of a rule. */
    public static Answers of(Rule rule, String revision) {
        return new Answers(rule, revision);
    }

    /** Gives what is answered for an outcome. */
    @SuppressWarnings("EnumOrdinal") // as places of an array of its own
    public Decision of(Outcome outcome, Phase phase) {
        @Nullable Decision[] known = made;
        if (known == null) {
            known = new @Nullable Decision[SIZE];
            made = known;
        }
        int place = phase.ordinal() * OUTCOMES + outcome.ordinal();
        Decision decision = known[place];
        if (decision == null) {
            decision = decision(outcome, new Ruling(rule.label().name(), revision, phase));
            known[place] = decision;
        }
        return decision;
    }

    private Decision decision(Outcome outcome, Ruling ruling) {
        return switch (outcome) {
            case PERMIT -> new Decision.Permit(ruling, rule.obligations());
            case MAY_PERMIT -> mayPermit(ruling);
            default -> new Decision.Deny(ruling, outcome.reason());
        };
    }

    /** An association needs no more than that some destination may be permitted: each is asked for afterwards. */
    private Decision mayPermit(Ruling ruling) {
        return ruling.phase() == Phase.ASSOCIATION
                ? new Decision.Permit(ruling, rule.obligations())
                : new Decision.NeedsAddress(ruling);
    }
}
