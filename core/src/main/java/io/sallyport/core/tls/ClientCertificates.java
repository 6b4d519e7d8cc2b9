package io.sallyport.core.tls;

import java.util.Optional;

/**
 * What is asked of clients.
 *
 * @param demand whether a certificate is asked for
 * @param trust which are believed; there unless none is asked for
 */
public record ClientCertificates(Demand demand, Optional<ClientTrust> trust) {
    /** No client is asked. */
    public static final ClientCertificates NONE = new ClientCertificates(Demand.NONE, Optional.empty());

    /** Checks that whoever is asked can be believed. */
    public ClientCertificates {
        if (trust.isEmpty() != (demand == Demand.NONE)) {
            throw new IllegalArgumentException(
                    demand + " with " + trust + " (expected: trust unless none is asked for)");
        }
    }

    /** Whether a certificate is asked for. */
    public enum Demand {
        /** Not asked for. */
        NONE,
        /** Asked for; a client may have none, but not a bad one. */
        OPTIONAL,
        /** No handshake without one. */
        REQUIRED
    }
}
