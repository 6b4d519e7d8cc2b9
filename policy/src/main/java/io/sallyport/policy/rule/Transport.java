package io.sallyport.policy.rule;

import io.sallyport.core.spi.ClientInfo;

/** What a client speaks SOCKS in. */
public enum Transport {
    /** TCP alone. */
    PLAIN,
    /** TLS, without a client certificate. */
    TLS,
    /** TLS with a client certificate. */
    TLS_WITH_CERTIFICATE;

    /** Gives the one that is meant; a certificate takes TLS. */
    public static Transport of(boolean tls, boolean certificate) {
        if (certificate) {
            return TLS_WITH_CERTIFICATE;
        }
        return tls ? TLS : PLAIN;
    }

    /** Gives a client's transport. */
    public static Transport of(ClientInfo client) {
        boolean tls = client.tls().isPresent();
        return of(tls, tls && !client.tls().get().clientCertificates().isEmpty());
    }
}
