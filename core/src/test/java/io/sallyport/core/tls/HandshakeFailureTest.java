package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeFailureTest {
    @ParameterizedTest
    @CsvSource({
        "(unknown_ca) Received fatal alert: unknown_ca, tls-certificate-not-trusted-by-client",
        "Received fatal alert: certificate_unknown, tls-certificate-not-trusted-by-client",
        "Received fatal alert: bad_certificate, tls-certificate-not-trusted-by-client",
        "Received fatal alert: certificate_expired, tls-certificate-not-trusted-by-client",
        "error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA, tls-certificate-not-trusted-by-client",
        "error:10000416:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN,"
                + " tls-certificate-not-trusted-by-client",
        "error:10000412:SSL routines:OPENSSL_internal:SSLV3_ALERT_BAD_CERTIFICATE,"
                + " tls-certificate-not-trusted-by-client",
        "Received fatal alert: handshake_failure, tls-handshake-failed",
        "Empty client certificate chain, client-certificate-missing"
    })
    void namesWhatTheEnginesSay(String words, String reason) {
        assertThat(HandshakeFailure.of(new SSLHandshakeException(words)).reason())
                .hasToString(reason);
    }
}
