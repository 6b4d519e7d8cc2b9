package io.sallyport.core.tls;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an anchor's own certificate says it is good for. RFC 5280 takes of an anchor its name and key alone, and so does the
 * JDK; but a CA that is listed without its root was limited by that root.
 */
final class AnchorLimits {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final int CERTIFICATE_SIGN = 5;

    private AnchorLimits() {}

    static void check(X509Certificate anchor, List<X509Certificate> path) throws ClientCertificateException {
        checkUsage(anchor);
        checkLength(anchor, path);
        checkNames(anchor, path);
    }

    private static void checkUsage(X509Certificate anchor) throws ClientCertificateException {
        boolean[] usage = anchor.getKeyUsage();
        if (usage != null && !usage[CERTIFICATE_SIGN]) {
            throw refused(anchor, "its key usage is without keyCertSign");
        }
    }

    /** Who has issued itself a certificate has made the way no longer. */
    private static void checkLength(X509Certificate anchor, List<X509Certificate> path)
            throws ClientCertificateException {
        long links = path.stream()
                .skip(1)
                .filter(link -> !link.getSubjectX500Principal().equals(link.getIssuerX500Principal()))
                .count();
        if (anchor.getBasicConstraints() >= 0 && links > anchor.getBasicConstraints()) {
            throw refused(
                    anchor, "its path length permits " + anchor.getBasicConstraints() + " CAs below it, not " + links);
        }
    }

    private static void checkNames(X509Certificate anchor, List<X509Certificate> path)
            throws ClientCertificateException {
        byte @Nullable [] extension = anchor.getExtensionValue(NAME_CONSTRAINTS);
        if (extension == null) {
            return;
        }
        X509CertSelector permitted = permitted(anchor, extension);
        for (X509Certificate each : path) {
            if (!permitted.match(each)) {
                throw refused(anchor, "its name constraints do not permit " + each.getSubjectX500Principal());
            }
        }
    }

    private static X509CertSelector permitted(X509Certificate anchor, byte[] extension)
            throws ClientCertificateException {
        X509CertSelector permitted = new X509CertSelector();
        try {
            permitted.setNameConstraints(unwrapped(extension));
        } catch (IOException e) {
            throw refused(anchor, "its name constraints cannot be read");
        }
        return permitted;
    }

    /** An extension's value is in an octet string; what was parsed as a certificate has a right length there. */
    private static byte[] unwrapped(byte[] octetString) {
        int lengthOctets = octetString[1] < 0 ? octetString[1] & 0x7F : 0;
        return Arrays.copyOfRange(octetString, 2 + lengthOctets, octetString.length);
    }

    private static ClientCertificateException refused(X509Certificate anchor, String why) {
        return new ClientCertificateException(
                Reasons.CERTIFICATE_NOT_ACCEPTABLE, "the CA " + anchor.getSubjectX500Principal() + ": " + why);
    }
}
