package io.sallyport.policy.rule;

import java.util.Set;

/**
 * Asks for the version of TLS; who speaks none is not matched.
 *
 * @param versions any of these
 * @param expected as written
 */
public record TlsVersionCondition(Set<TlsVersion> versions, Written expected) implements Condition {
    /** Copies the set. */
    public TlsVersionCondition {
        versions = Set.copyOf(versions);
    }

    @Override
    public Dimension dimension() {
        return Dimension.TLS_VERSIONS;
    }

    @Override
    public Match test(Facts facts) {
        return versions.contains(facts.tlsVersion()) ? Match.YES : Match.NO;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof TlsVersionCondition condition && versions.containsAll(condition.versions);
    }

    @Override
    public String fact(Facts facts) {
        return facts.tlsVersion().toString();
    }
}
