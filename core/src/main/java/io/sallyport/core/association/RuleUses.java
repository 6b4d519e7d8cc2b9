package io.sallyport.core.association;

import io.sallyport.core.association.DestinationPolicy.Place;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Obligations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules that an association is bound by, each taken once. */
final class RuleUses {
    private final Map<String, RuleUse> uses = new HashMap<>();
    private final DestinationPolicy policy;
    private final RateLimits rates;
    private final String identity;
    private final Consumer<Obligations> onBound;
    private Optional<RuleUse> fullCone = Optional.empty();

    RuleUses(DestinationPolicy policy, RateLimits rates, String identity, Consumer<Obligations> onBound) {
        this.policy = policy;
        this.rates = rates;
        this.identity = identity;
        this.onBound = onBound;
    }

    /** Binds the association to the rule, for which it has a place already. */
    void bind(Permit permit, Place place, long now) {
        take(permit, place, now);
    }

    /** Binds the association to the rule, unless there is no place left under it. */
    Optional<RuleUse> bind(Permit permit, long now) {
        RuleUse known = uses.get(permit.ruling().rule());
        if (known != null && known.obligations().equals(permit.obligations())) {
            opensCone(known);
            return Optional.of(known);
        }
        Optional<Place> place = policy.place(permit);
        Optional<RuleUse> use = place.map(taken -> take(permit, taken, now));
        use.ifPresent(this::opensCone);
        return use;
    }

    /** By a destination under the rule only: the rule that permits the association may never come to be used. */
    private void opensCone(RuleUse use) {
        if (use.obligations().datagrams().fullCone()) {
            fullCone = Optional.of(use);
        }
    }

    private RuleUse take(Permit permit, Place place, long now) {
        String rule = permit.ruling().rule();
        Obligations obligations = permit.obligations();
        RuleUse use = new RuleUse(obligations, place, rates.join(rule, identity, obligations.datagrams(), now));
        RuleUse before = uses.put(rule, use);
        if (before != null) {
            before.close();
        }
        onBound.accept(obligations);
        return use;
    }

    /** The rule under which anybody may answer, if there is one. */
    Optional<RuleUse> fullCone() {
        return fullCone;
    }

    void close() {
        uses.values().forEach(RuleUse::close);
        uses.clear();
    }
}
