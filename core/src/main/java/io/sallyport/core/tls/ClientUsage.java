package io.sallyport.core.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether certificates are for clients. A certificate without an extended key usage is for anything (RFC 5280 section
 * 4.2.1.12), which would make every server of the same CA a client: what a client shows must name the usage.
 */
final class ClientUsage {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;

    void check(List<X509Certificate> path) throws ClientCertificateException {
        X509Certificate own = path.get(0);
        boolean[] keyUsage = own.getKeyUsage();
        if (keyUsage != null && !keyUsage[DIGITAL_SIGNATURE]) {
            throw wrong(own, "its key usage is without digitalSignature");
        }
        if (own.getBasicConstraints() >= 0) {
            throw wrong(own, "it is a CA's");
        }
        List<String> extended = extendedKeyUsage(own);
        if (extended == null || !extended.contains(CLIENT_AUTHENTICATION)) {
            throw wrong(own, "its extended key usage is without clientAuth");
        }
        for (X509Certificate issuer : path.subList(1, path.size())) {
            checkIssuer(issuer);
        }
    }

    static void checkIssuer(X509Certificate issuer) throws ClientCertificateException {
        List<String> extended = extendedKeyUsage(issuer);
        if (extended != null && !extended.contains(CLIENT_AUTHENTICATION) && !extended.contains(ANY)) {
            throw wrong(issuer, "the extended key usage of this issuer is without clientAuth");
        }
    }

    private static @Nullable List<String> extendedKeyUsage(X509Certificate certificate)
            throws ClientCertificateException {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw wrong(certificate, "its extended key usage cannot be read");
        }
    }

    private static ClientCertificateException wrong(X509Certificate certificate, String why) {
        return new ClientCertificateException(Reasons.WRONG_USAGE, certificate.getSubjectX500Principal() + ": " + why);
    }
}
