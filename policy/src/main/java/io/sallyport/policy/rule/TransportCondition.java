package io.sallyport.policy.rule;

import java.util.Set;

/**
 * Asks for what the client speaks SOCKS in.
 *
 * @param transports any of these; TLS is said of a client with a certificate too
 * @param expected as written
 */
public record TransportCondition(Set<Transport> transports, Written expected) implements Condition {
    /** Copies the set. */
    public TransportCondition {
        transports = Set.copyOf(transports);
    }

    @Override
    public Dimension dimension() {
        return Dimension.TRANSPORTS;
    }

    @Override
    public Match test(Facts facts) {
        return includes(facts.transport()) ? Match.YES : Match.NO;
    }

    private boolean includes(Transport transport) {
        return transports.contains(transport)
                || (transport == Transport.TLS_WITH_CERTIFICATE && transports.contains(Transport.TLS));
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof TransportCondition condition
                && condition.transports.stream().allMatch(this::includes);
    }

    @Override
    public String fact(Facts facts) {
        return Words.of(facts.transport());
    }
}
