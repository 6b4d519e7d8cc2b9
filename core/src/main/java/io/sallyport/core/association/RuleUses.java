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
    /** What was exchanged under rules that the association has lost its place under since. */
    private final Map<String, Long> octetsBefore = new HashMap<>();

    private int cones;

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

    /** Binds the association to the rule of one of its destinations, unless there is no place left under it. */
    Optional<RuleUse> bind(Permit permit, long now) {
        Optional<RuleUse> use = known(permit).or(() -> place(permit).map(place -> take(permit, place, now)));
        if (use.isPresent() && use.get().reach()) {
            cones++;
        }
        return use;
    }

    /** How often a rule has come to be used that lets others answer unasked. */
    int cones() {
        return cones;
    }

    private Optional<RuleUse> known(Permit permit) {
        return Optional.ofNullable(uses.get(permit.ruling().rule()))
                .filter(use -> use.obligations().equals(permit.obligations()));
    }

    /** Under a rule that has come to bind in another way the association needs no second place beside its own. */
    private Optional<Place> place(Permit permit) {
        Optional<Place> free = policy.place(permit);
        RuleUse before = uses.get(permit.ruling().rule());
        if (free.isPresent() || before == null) {
            return free;
        }
        before.leavePlace();
        Optional<Place> exchanged = policy.place(permit);
        if (exchanged.isEmpty()) {
            uses.remove(permit.ruling().rule());
            octetsBefore.put(permit.ruling().rule(), before.octets());
            before.close();
        }
        return exchanged;
    }

    private RuleUse take(Permit permit, Place place, long now) {
        String rule = permit.ruling().rule();
        Obligations obligations = permit.obligations();
        RuleUse before = uses.get(rule);
        long octets = before == null ? octetsBefore.getOrDefault(rule, 0L) : before.octets();
        RateLimits.Share share = rates.join(rule, identity, obligations.datagrams(), now);
        RuleUse use = new RuleUse(obligations, place, share, octets);
        uses.put(rule, use);
        if (before != null) {
            before.close();
        }
        onBound.accept(obligations);
        return use;
    }

    /** Whether there may be anybody who answers unasked. */
    boolean anyCone() {
        for (RuleUse use : uses.values()) {
            if (use.isCone()) {
                return true;
            }
        }
        return false;
    }

    /** The rule that permits whom nobody asked, if it lets those answer and the association has come to use it. */
    Optional<RuleUse> cone(Permit permit) {
        return known(permit).filter(RuleUse::isCone);
    }

    void close() {
        uses.values().forEach(RuleUse::close);
        uses.clear();
    }
}
