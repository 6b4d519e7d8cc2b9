package io.sallyport.core.tls;

import io.sallyport.core.spi.ReasonCode;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.X509Certificate;
import java.util.Map;

/** Says why a path to an authority is not valid. */
final class PathFailures {
    private static final Map<Object, ReasonCode> REASONS = Map.of(
            BasicReason.EXPIRED, Reasons.CERTIFICATE_EXPIRED,
            BasicReason.NOT_YET_VALID, Reasons.CERTIFICATE_NOT_YET_VALID,
            BasicReason.REVOKED, Reasons.CERTIFICATE_REVOKED,
            BasicReason.UNDETERMINED_REVOCATION_STATUS, Reasons.REVOCATION_UNKNOWN);

    private static final int HEX = 16;

    private PathFailures() {}

    static ReasonCode reason(CertPathValidatorException failure) {
        return REASONS.getOrDefault(failure.getReason(), Reasons.CERTIFICATE_NOT_ACCEPTABLE);
    }

    static String text(CertPathValidatorException failure, X509Certificate where) {
        String what = "certificate " + where.getSerialNumber().toString(HEX) + " of " + where.getIssuerX500Principal();
        if (failure.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
            return what + ": no revocation list of its issuer is current";
        }
        if (failure.getReason() == BasicReason.EXPIRED || failure.getReason() == BasicReason.NOT_YET_VALID) {
            return what + ": valid from " + where.getNotBefore().toInstant() + " to "
                    + where.getNotAfter().toInstant();
        }
        return what + ": " + failure.getMessage();
    }
}
