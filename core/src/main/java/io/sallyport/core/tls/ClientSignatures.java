package io.sallyport.core.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses signatures over hashes that two certificates can be made to have: some JDKs believe SHA-1 in private PKIs. */
final class ClientSignatures {
    private static final String PSS = "RSASSA-PSS";
    private static final Set<String> HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");
    private static final Set<String> ALGORITHMS = Set.of(
            "SHA256WITHRSA",
            "SHA384WITHRSA",
            "SHA512WITHRSA",
            "SHA256WITHECDSA",
            "SHA384WITHECDSA",
            "SHA512WITHECDSA",
            "ED25519",
            "EDDSA");

    void check(List<X509Certificate> path) throws ClientCertificateException {
        for (X509Certificate each : path) {
            if (!isAcceptable(each)) {
                throw new ClientCertificateException(
                        Reasons.CERTIFICATE_NOT_ACCEPTABLE,
                        each.getSubjectX500Principal() + ": it is signed with " + each.getSigAlgName()
                                + " (expected: RSA or ECDSA with SHA-256, SHA-384 or SHA-512, or Ed25519)");
            }
        }
    }

    private static boolean isAcceptable(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName();
        return algorithm.equalsIgnoreCase(PSS)
                ? HASHES.contains(hashOfPss(certificate))
                : ALGORITHMS.contains(algorithm.toUpperCase(Locale.ROOT));
    }

    private static String hashOfPss(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | java.io.IOException e) {
            return "none that can be read";
        }
    }
}
