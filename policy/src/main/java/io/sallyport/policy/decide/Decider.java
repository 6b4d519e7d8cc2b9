package io.sallyport.policy.decide;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.policy.guardrail.Guardrail;
import io.sallyport.policy.guardrail.Guardrails;
import io.sallyport.policy.rule.Facts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides about a request: guardrails, then the proof of identity, then the rules. */
public final class Decider {
    /** What rulings call an identity's end. */
    public static final String IDENTITY = "default:identity";

    private final Guardrails guardrails;
    private final Ruleset ruleset;
    private final Denials expired;
    private final Map<Guardrail, Denials> closed = new EnumMap<>(Guardrail.class);

    /** Gives the decider of a policy. */
    public Decider(Model model) {
        this.guardrails = model.guardrails();
        this.ruleset = model.ruleset();
        this.expired = Denials.of(IDENTITY, "identity-expired", model.revision());
        for (Guardrail guardrail : Guardrail.values()) {
            closed.put(
                    guardrail,
                    Denials.of("guardrail:" + guardrail.key(), "guardrail-" + guardrail.key(), model.revision()));
        }
    }

    /** Finds a denial that comes before all rules. */
    public Optional<Decision> beforeRules(Facts facts) {
        Optional<Guardrail> guardrail = guardrails.first(facts);
        if (guardrail.isPresent()) {
            return Optional.of(
                    Objects.requireNonNull(closed.get(guardrail.get())).in(facts.phase()));
        }
        return facts.isProofExpired() ? Optional.of(expired.in(facts.phase())) : Optional.empty();
    }

    /** Decides by the rules, of which at least those that may match are given. */
    public Decision byRules(Facts facts, Candidates candidates) {
        return ruleset.decide(facts, candidates);
    }
}
