package io.sallyport.policy.decide;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.policy.rule.Outcome;
import io.sallyport.policy.rule.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** All that can be answered in the name of one rule, made beforehand so that deciding allocates nothing. */
public final class Answers {
    private final Map<Phase, Map<Outcome, Decision>> byPhase = new EnumMap<>(Phase.class);

    private Answers(Rule rule, String revision) {
        for (Phase phase : Phase.values()) {
            Ruling ruling = new Ruling(rule.label().name(), revision, phase);
            byPhase.put(phase, decisions(rule.obligations(), ruling));
        }
    }

    /** Gives the answers of a rule. */
    public static Answers of(Rule rule, String revision) {
        return new Answers(rule, revision);
    }

    /** Gives what is answered for an outcome. */
    public Decision of(Outcome outcome, Phase phase) {
        return Objects.requireNonNull(Objects.requireNonNull(byPhase.get(phase)).get(outcome));
    }

    private static Map<Outcome, Decision> decisions(Obligations obligations, Ruling ruling) {
        Map<Outcome, Decision> decisions = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            decisions.put(
                    outcome,
                    switch (outcome) {
                        case PERMIT -> new Decision.Permit(ruling, obligations);
                        case MAY_PERMIT -> mayPermit(obligations, ruling);
                        default -> new Decision.Deny(ruling, outcome.reason());
                    });
        }
        return decisions;
    }

    /** An association needs no more than that some destination may be permitted: each is asked for afterwards. */
    private static Decision mayPermit(Obligations obligations, Ruling ruling) {
        return ruling.phase() == Phase.ASSOCIATION
                ? new Decision.Permit(ruling, obligations)
                : new Decision.NeedsAddress(ruling);
    }
}
