package io.sallyport.policy.guardrail;

import io.sallyport.policy.rule.Facts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The guardrails that hold. */
public final class Guardrails {
    private final List<Fence> fences;
    private final Set<Guardrail> removed;

    /** Gives all guardrails but some. */
    public Guardrails(Collection<Guardrail> removed) {
        this.removed = Set.copyOf(removed);
        this.fences = EnumSet.allOf(Guardrail.class).stream()
                .filter(guardrail -> !removed.contains(guardrail))
                .map(Fence::of)
                .toList();
    }

    /** Those that do not hold. */
    public Set<Guardrail> removed() {
        return removed;
    }

    /** The first that closes the destination. */
    public Optional<Guardrail> first(Facts facts) {
        for (int i = 0; i < fences.size(); i++) {
            if (fences.get(i).closes(facts)) {
                return Optional.of(fences.get(i).guardrail());
            }
        }
        return Optional.empty();
    }
}
