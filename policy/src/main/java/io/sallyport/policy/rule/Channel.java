package io.sallyport.policy.rule;

/**
 * How well what carries SOCKS is protected.
 *
 * @param transport what the client speaks SOCKS in
 * @param version the version of its TLS
 */
public record Channel(Transport transport, TlsVersion version) {
    /** TCP alone. */
    public static final Channel PLAIN = new Channel(Transport.PLAIN, TlsVersion.NONE);

    boolean isPlain() {
        return transport == Transport.PLAIN && version == TlsVersion.NONE;
    }

    /** Gives {@link Outcome#PERMIT} if a session has at least this, or what it lacks. */
    Outcome check(Facts facts) {
        if (facts.transport().compareTo(transport) < 0) {
            return facts.transport() == Transport.PLAIN ? Outcome.REQUIRES_TLS : Outcome.REQUIRES_CLIENT_CERTIFICATE;
        }
        return facts.tlsVersion().compareTo(version) < 0 ? Outcome.REQUIRES_TLS_VERSION : Outcome.PERMIT;
    }
}
