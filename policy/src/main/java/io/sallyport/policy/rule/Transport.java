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

    /** Gives a client's transport. */
    public static Transport of(ClientInfo client) {
        if (client.tls().isEmpty()) {
            return PLAIN;
        }
        return client.tls().get().clientCertificates().isEmpty() ? TLS : TLS_WITH_CERTIFICATE;
    }
}
