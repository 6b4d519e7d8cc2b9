package io.sallyport.core.association;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers without having been asked, where a rule says {@code full-cone}: only whom that same rule permits as a
 * destination. What policy said is remembered for a while, of the last ones, and apart from the destinations.
 */
final class UnaskedSenders {
    private static final int REMEMBERED = 1024;
    private static final int NEW_PER_SECOND = 100;

    private final DestinationPolicy policy;
    private final RuleUses rules;
    private final RateLimit fresh;
    private final Map<InetSocketAddress, Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true);

    UnaskedSenders(DestinationPolicy policy, RuleUses rules, long now) {
        this.policy = policy;
        this.rules = rules;
        this.fresh = new RateLimit(NEW_PER_SECOND, now);
    }

    /** The rule by which it may answer, if there is one. */
    Optional<RuleUse> permitted(InetSocketAddress sender, long now) {
        if (!rules.anyCone()) {
            return Optional.empty();
        }
        Verdict known = verdicts.get(sender);
        if (known != null && known.isGood(now)) {
            return known.use();
        }
        if (!fresh.take(1, now)) {
            return Optional.empty();
        }
        Optional<RuleUse> use = decide(sender);
        verdicts.put(sender, new Verdict(use, now + Destinations.ASK_AGAIN));
        if (verdicts.size() > REMEMBERED) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
        return use;
    }

    private Optional<RuleUse> decide(InetSocketAddress sender) {
        if (sender.getPort() == 0 || policy.isGateway(sender)) {
            return Optional.empty();
        }
        CanonicalHost.Address host = new CanonicalHost.Address(sender.getAddress());
        Destination destination = new Destination(host.text(), host, sender.getPort());
        return policy.asAsked(destination) instanceof Permit permit ? rules.cone(permit) : Optional.empty();
    }

    private record Verdict(Optional<RuleUse> use, long until) {
        boolean isGood(long now) {
            return now - until < 0 && use.filter(RuleUse::isOver).isEmpty();
        }
    }
}
