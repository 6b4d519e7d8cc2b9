package io.sallyport.core.session;

import io.sallyport.core.abuse.Offence;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.tls.BrowserFailures;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What any web page can have its reader's browser do, which must not be the way to have an office kept out: HTTP, TLS, and
 * through WebRTC octets like 00 to 02. A browser does so at once; who does it later has held a place until then.
 */
final class WebPages {
    /** From accept to what costs nothing. */
    static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Set<ReasonCode> REASONS =
            Set.of(Reasons.TLS_TO_PLAIN_LISTENER, Reasons.HTTP_TO_SOCKS_LISTENER, Reasons.NOT_SOCKS);

    private WebPages() {}

    /**
     * What a client has done, if that is anything, that was refused for a reason: otherwise the given offence. A whole
     * handshake before it has cost the gateway a signature.
     */
    static Optional<Offence> offence(ReasonCode reason, Duration sinceAccept, boolean secured, Offence otherwise) {
        if (!REASONS.contains(reason) && !BrowserFailures.include(reason)) {
            return Optional.of(otherwise);
        }
        if (sinceAccept.compareTo(AT_ONCE) > 0) {
            return Optional.of(Offence.DEADLINE_PASSED);
        }
        return secured || BrowserFailures.isOfHandshake(reason)
                ? Optional.of(Offence.REFUSED_HANDSHAKE)
                : Optional.empty();
    }
}
