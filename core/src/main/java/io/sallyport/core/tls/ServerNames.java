package io.sallyport.core.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The DNS names that a certificate is for. */
final class ServerNames {
    private static final int DNS = 2;

    private ServerNames() {}

    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS).equals(name.get(0)))
                            .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** The pattern that a name of several labels would match, RFC 6125 section 6.4.3. */
    static String wildcard(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : "*" + name.substring(dot);
    }
}
