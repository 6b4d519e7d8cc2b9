package io.sallyport.core.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The channel binding {@code tls-server-end-point}, RFC 5929 section 4.1: the server's certificate, hashed as its
 * signature is.
 */
final class EndPointBinding {
    static final String TYPE = "tls-server-end-point";

    private static final String SHA_256 = "SHA-256";
    private static final Map<String, String> DIGESTS = Map.of(
            "MD5", SHA_256, "SHA1", SHA_256, "SHA224", "SHA-224", "SHA256", SHA_256, "SHA384", "SHA-384", "SHA512",
            "SHA-512");
    private static final Set<String> PSS = Set.of("RSASSA-PSS", "1.2.840.113549.1.1.10");

    private EndPointBinding() {}

    /** Gives none where the signature names no hash, as Ed25519: the RFC leaves the binding undefined. */
    static Map<String, ByteBuffer> of(X509Certificate certificate) {
        try {
            String digest = DIGESTS.get(signatureDigest(certificate));
            if (digest == null) {
                return Map.of();
            }
            return Map.of(
                    TYPE, ByteBuffer.wrap(MessageDigest.getInstance(digest).digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            return Map.of();
        }
    }

    private static String signatureDigest(X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = certificate.getSigAlgName();
        if (!PSS.contains(algorithm)) {
            return algorithm.toUpperCase(Locale.ROOT).replaceFirst("WITH.*", "");
        }
        java.security.AlgorithmParameters parameters = java.security.AlgorithmParameters.getInstance("RSASSA-PSS");
        try {
            parameters.init(certificate.getSigAlgParams());
            return parameters
                    .getParameterSpec(PSSParameterSpec.class)
                    .getDigestAlgorithm()
                    .replace("-", "");
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
