package io.sallyport.policy.guardrail;

import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.HostCondition;
import io.sallyport.policy.rule.NetworkCondition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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

    /** Those inside which all destinations of a condition lie; empty if any of them lies outside. */
    public Set<Guardrail> around(Condition condition) {
        if (condition instanceof HostCondition hosts) {
            return around(hosts.hosts().patterns(), Fence::encloses);
        }
        return condition instanceof NetworkCondition destinations
                ? around(destinations.networks().networks(), Fence::encloses)
                : Set.of();
    }

    private <T> Set<Guardrail> around(Collection<T> all, BiPredicate<Fence, T> encloses) {
        Set<Guardrail> found = EnumSet.noneOf(Guardrail.class);
        for (T one : all) {
            Optional<Fence> fence = fences.stream()
                    .filter(candidate -> encloses.test(candidate, one))
                    .findFirst();
            if (fence.isEmpty()) {
                return Set.of();
            }
            found.add(fence.get().guardrail());
        }
        return found;
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
