package io.sallyport.core.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.stream.Stream;

/** Refuses keys that are weak, or made to be slow, before anything is verified with them. */
final class ClientKeys {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final int MAX_EXPONENT_BITS = 32;
    private static final String ED25519 = "Ed25519";

    private final List<ECParameterSpec> curves = Stream.of("secp256r1", "secp384r1", "secp521r1")
            .map(ClientKeys::curve)
            .toList();

    void check(List<X509Certificate> shown) throws ClientCertificateException {
        for (X509Certificate each : shown) {
            if (!isAcceptable(each.getPublicKey())) {
                throw new ClientCertificateException(
                        Reasons.CERTIFICATE_NOT_ACCEPTABLE,
                        each.getSubjectX500Principal() + ": its key is neither RSA of " + MIN_RSA_BITS + " to "
                                + MAX_RSA_BITS + " bits with an exponent of at most " + MAX_EXPONENT_BITS
                                + " bits, nor EC on P-256, P-384 or P-521, nor Ed25519");
            }
        }
    }

    private boolean isAcceptable(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= MIN_RSA_BITS
                    && bits <= MAX_RSA_BITS
                    && rsa.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS;
        }
        if (key instanceof ECKey ec) {
            return curves.stream()
                    .anyMatch(curve -> curve.getCurve().equals(ec.getParams().getCurve()));
        }
        return key instanceof EdECKey ed && ed.getParams().getName().equals(ED25519);
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
