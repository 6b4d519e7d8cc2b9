package io.sallyport.core.tls;

import io.sallyport.core.spi.ReasonCode;
import java.util.Set;

/** The failures that a browser brings about, whatever its user means: it knows neither the gateway's CA nor what SOCKS is. */
public final class BrowserFailures {
    private static final Set<ReasonCode> REASONS =
            Set.of(Reasons.PLAIN_TO_TLS_LISTENER, Reasons.NOT_TRUSTED_BY_CLIENT, Reasons.CERTIFICATE_MISSING);

    /** Those that come after the gateway's signature. */
    private static final Set<ReasonCode> HANDSHAKES =
            Set.of(Reasons.NOT_TRUSTED_BY_CLIENT, Reasons.CERTIFICATE_MISSING);

    private BrowserFailures() {}

    /** Tells whether that is one of them. */
    public static boolean include(ReasonCode reason) {
        return REASONS.contains(reason);
    }

    /** Tells whether that is one of them, and has cost the gateway a handshake. */
    public static boolean isOfHandshake(ReasonCode reason) {
        return HANDSHAKES.contains(reason);
    }
}
