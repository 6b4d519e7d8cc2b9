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
 * destination. What policy said is remembered for a while, of the last ones, and apart from the destinations. Who is
 * permitted is kept apart from strangers, and does not wait for his turn with them: a flood of those shuts nobody out.
 */
final class UnaskedSenders {
    private static final int REMEMBERED = 1024;
    private static final int NEW_PER_SECOND = 100;

    private final DestinationPolicy policy;
    private final RuleUses rules;
    private final RateLimit fresh;
    private final KeyedHash hashes = new KeyedHash();
    private final Map<PeerKey, Permitted> permitted = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PeerKey, Stranger> strangers = new LinkedHashMap<>(16, 0.75f, true);

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
        PeerKey key = hashes.key(sender);
        Permitted known = permitted.get(key);
        if (known != null) {
            return known.isGood(now) ? Optional.of(known.use()) : decide(key, now);
        }
        Stranger stranger = strangers.get(key);
        boolean isKnown = stranger != null && stranger.isGood(rules.cones(), now);
        return isKnown || !fresh.take(1, now) ? Optional.empty() : decide(key, now);
    }

    private Optional<RuleUse> decide(PeerKey key, long now) {
        Optional<RuleUse> use = decide(key.address());
        long until = now + Destinations.ASK_AGAIN;
        permitted.remove(key);
        strangers.remove(key);
        if (use.isPresent()) {
            remember(permitted, key, new Permitted(use.get(), until));
        } else {
            remember(strangers, key, new Stranger(rules.cones(), until));
        }
        return use;
    }

    private static <V> void remember(Map<PeerKey, V> in, PeerKey key, V verdict) {
        in.put(key, verdict);
        if (in.size() > REMEMBERED) {
            in.remove(in.keySet().iterator().next());
        }
    }

    private Optional<RuleUse> decide(InetSocketAddress sender) {
        if (sender.getPort() == 0 || policy.isGateway(sender)) {
            return Optional.empty();
        }
        CanonicalHost.Address host = new CanonicalHost.Address(sender.getAddress());
        Destination destination = new Destination(host.text(), host, sender.getPort());
        return policy.asAsked(destination) instanceof Permit permit ? rules.cone(permit) : Optional.empty();
    }

    private record Permitted(RuleUse use, long until) {
        boolean isGood(long now) {
            return now - until < 0 && !use.isOver();
        }
    }

    /** One that may not answer, unless another rule comes to be used. */
    private record Stranger(int cones, long until) {
        boolean isGood(int conesNow, long now) {
            return cones == conesNow && now - until < 0;
        }
    }
}
