package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ServerCertificate;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Finds before the start what clients would find at every handshake. */
final class CertificateCheck {
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int MIN_RSA_BITS = 2048;
    private static final List<String> KEYS = List.of("RSA", "EC");

    private final TlsFile file;
    private final TlsFile keyFile;

    CertificateCheck(TlsFile file, TlsFile keyFile) {
        this.file = file;
        this.keyFile = keyFile;
    }

    void check(ServerCertificate shown, Instant now) throws UnusableFileException {
        X509Certificate own = shown.certificate();
        checkKind(own.getPublicKey());
        checkMatch(own.getPublicKey(), shown.key());
        checkUsage(own);
        checkOrder(shown.chain());
        for (X509Certificate each : shown.chain()) {
            checkValidity(each, now);
        }
    }

    private void checkKind(PublicKey key) throws UnusableFileException {
        if (!KEYS.contains(key.getAlgorithm())) {
            throw file.unusable("is for a key of " + key.getAlgorithm(), "RSA or EC");
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw file.unusable(
                    "is for an RSA key of " + rsa.getModulus().bitLength() + " bits", MIN_RSA_BITS + " or more");
        }
    }

    private void checkMatch(PublicKey certified, PrivateKey key) throws UnusableFileException {
        byte[] sample = new byte[32];
        try {
            Signature signature =
                    Signature.getInstance(certified.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(sample);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // a key of another kind does not match either
        }
        throw keyFile.unusable(
                "does not match the certificate in " + file.path(), "the private key of its certificate");
    }

    private void checkUsage(X509Certificate own) throws UnusableFileException {
        try {
            List<String> purposes = own.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(SERVER_AUTHENTICATION) && !purposes.contains(ANY_PURPOSE)) {
                throw file.unusable("is not for servers: its extended key usage is " + purposes, "serverAuth in it");
            }
        } catch (CertificateParsingException e) {
            throw file.unusable("has an extended key usage that cannot be read", "an X.509 certificate");
        }
        boolean[] usage = own.getKeyUsage();
        if (usage != null && !usage[0]) {
            throw file.unusable(
                    "is not for signatures: its key usage is " + Arrays.toString(usage), "digitalSignature in it");
        }
    }

    private void checkOrder(List<X509Certificate> chain) throws UnusableFileException {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i - 1);
            try {
                certificate.verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw file.unusable(
                        "has " + chain.get(i).getSubjectX500Principal() + " after "
                                + certificate.getSubjectX500Principal() + ", which it did not issue",
                        "the server's certificate, then its issuer's, and so on");
            }
        }
    }

    private void checkValidity(X509Certificate each, Instant now) throws UnusableFileException {
        if (now.isAfter(each.getNotAfter().toInstant())) {
            throw file.unusable(
                    "has expired: " + each.getSubjectX500Principal() + " at "
                            + each.getNotAfter().toInstant(),
                    "a certificate that is valid now");
        }
        if (now.isBefore(each.getNotBefore().toInstant())) {
            throw file.unusable(
                    "is not valid yet: " + each.getSubjectX500Principal() + " from "
                            + each.getNotBefore().toInstant(),
                    "a certificate that is valid now");
        }
    }
}
