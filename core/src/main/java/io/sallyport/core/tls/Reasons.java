package io.sallyport.core.tls;

import io.sallyport.core.spi.ReasonCode;

/** Why a TLS connection is refused or ended. */
final class Reasons {
    static final ReasonCode PLAIN_TO_TLS_LISTENER = ReasonCode.of("plain-to-tls-listener");
    static final ReasonCode HANDSHAKE_FAILED = ReasonCode.of("tls-handshake-failed");
    static final ReasonCode HANDSHAKE_TOO_LONG = ReasonCode.of("tls-handshake-too-long");
    static final ReasonCode NOT_TRUSTED_BY_CLIENT = ReasonCode.of("tls-certificate-not-trusted-by-client");
    static final ReasonCode NO_COMMON_VERSION = ReasonCode.of("tls-version-not-acceptable");
    static final ReasonCode NO_COMMON_CIPHER = ReasonCode.of("tls-cipher-not-acceptable");
    static final ReasonCode TRUNCATED = ReasonCode.of("tls-truncated");
    static final ReasonCode BROKEN_RECORD = ReasonCode.of("tls-record-broken");
    static final ReasonCode WITHOUT_DATA = ReasonCode.of("tls-records-without-data");
    static final ReasonCode ANSWERS_NOT_READ = ReasonCode.of("tls-answers-not-read");
    static final ReasonCode AFTER_CLOSE = ReasonCode.of("octets-after-tls-close");

    static final ReasonCode CERTIFICATE_MISSING = ReasonCode.of("client-certificate-missing");
    static final ReasonCode CERTIFICATE_EXPIRED = ReasonCode.of("client-certificate-expired");
    static final ReasonCode CERTIFICATE_NOT_YET_VALID = ReasonCode.of("client-certificate-not-yet-valid");
    static final ReasonCode CERTIFICATE_REVOKED = ReasonCode.of("client-certificate-revoked");
    static final ReasonCode REVOCATION_UNKNOWN = ReasonCode.of("client-certificate-revocation-unknown");
    static final ReasonCode UNKNOWN_CA = ReasonCode.of("client-certificate-unknown-ca");
    static final ReasonCode WRONG_USAGE = ReasonCode.of("client-certificate-wrong-usage");
    static final ReasonCode CERTIFICATE_NOT_ACCEPTABLE = ReasonCode.of("client-certificate-not-acceptable");

    private Reasons() {}
}
