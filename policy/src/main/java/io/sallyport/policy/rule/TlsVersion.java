package io.sallyport.policy.rule;

import io.sallyport.core.spi.ClientInfo;
import java.util.Arrays;
import java.util.Optional;

/** The version of TLS that a client speaks, the weakest first. */
public enum TlsVersion {
    /** No TLS. */
    NONE("none", ""),
    /** A version that this policy does not know, and so takes for weaker than any that it does. */
    UNKNOWN("unknown", ""),
    /** RFC 5246. */
    TLS_1_2("1.2", "TLSv1.2"),
    /** RFC 8446. */
    TLS_1_3("1.3", "TLSv1.3");

    private final String text;
    private final String protocol;

    TlsVersion(String text, String protocol) {
        this.text = text;
        this.protocol = protocol;
    }

    /** Gives a client's version. */
    public static TlsVersion of(ClientInfo client) {
        if (client.tls().isEmpty()) {
            return NONE;
        }
        String negotiated = client.tls().get().protocol();
        if (negotiated.equals(TLS_1_3.protocol)) {
            return TLS_1_3;
        }
        return negotiated.equals(TLS_1_2.protocol) ? TLS_1_2 : UNKNOWN;
    }

    /** Finds the version that a policy writes so. */
    public static Optional<TlsVersion> named(String text) {
        return Arrays.stream(values())
                .filter(version -> !version.protocol.isEmpty() && version.text.equals(text))
                .findFirst();
    }

    /** As a policy writes it. */
    @Override
    public String toString() {
        return text;
    }
}
