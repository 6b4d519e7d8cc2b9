package io.sallyport.core.tls;

import static java.util.Map.entry;

import io.netty.handler.ssl.NotSslRecordException;
import io.sallyport.core.spi.ReasonCode;
import java.util.Map;

/**
 * Why a handshake failed, whichever engine says it in whichever words.
 *
 * @param reason for the log
 * @param why the same for a reader
 */
record HandshakeFailure(ReasonCode reason, String why) {
    private static final int MAX_CAUSES = 8;

    /** What the JDK says, and what BoringSSL says. */
    private static final Map<String, ReasonCode> WORDS = Map.ofEntries(
            entry("Empty client certificate chain", Reasons.CERTIFICATE_MISSING),
            entry("PEER_DID_NOT_RETURN_A_CERTIFICATE", Reasons.CERTIFICATE_MISSING),
            entry("KEY_USAGE_BIT_INCORRECT", Reasons.WRONG_USAGE),
            entry("is not enabled or supported in server context", Reasons.NO_COMMON_VERSION),
            entry("Client requested protocol", Reasons.NO_COMMON_VERSION),
            entry("UNSUPPORTED_PROTOCOL", Reasons.NO_COMMON_VERSION),
            entry("no cipher suites in common", Reasons.NO_COMMON_CIPHER),
            entry("NO_SHARED_CIPHER", Reasons.NO_COMMON_CIPHER),
            entry("fatal alert: unknown_ca", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("fatal alert: certificate_unknown", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("fatal alert: bad_certificate", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("fatal alert: certificate_expired", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("ALERT_CERTIFICATE_EXPIRED", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("ALERT_UNKNOWN_CA", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("ALERT_CERTIFICATE_UNKNOWN", Reasons.NOT_TRUSTED_BY_CLIENT),
            entry("ALERT_BAD_CERTIFICATE", Reasons.NOT_TRUSTED_BY_CLIENT));

    static HandshakeFailure of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof ClientCertificateException refused) {
                return new HandshakeFailure(refused.reason(), String.valueOf(refused.getMessage()));
            }
            cause = cause.getCause();
        }
        String why = failure instanceof NotSslRecordException ? "no TLS record" : String.valueOf(failure.getMessage());
        return new HandshakeFailure(reason(why), why);
    }

    private static ReasonCode reason(String why) {
        return WORDS.entrySet().stream()
                .filter(words -> why.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Reasons.HANDSHAKE_FAILED);
    }
}
