package io.sallyport.auth.none;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The subject's alternative names in a certificate, RFC 5280 section 4.2.1.6. */
final class AlternativeNames {
    private static final int OTHER = 0;
    private static final int EMAIL = 1;
    private static final int URI = 6;

    /** Of [0] IMPLICIT SEQUENCE { 1.3.6.1.4.1.311.20.2.3, [0] EXPLICIT UTF8String }: from the object identifier on. */
    private static final byte[] UPN = {0x06, 0x0A, 0x2B, 0x06, 0x01, 0x04, 0x01, (byte) 0x82, 0x37, 0x14, 0x02, 0x03};

    private static final int TAG_AND_LENGTH = 2;
    private static final int MAX_WRAPPINGS = 2;
    private static final byte EXPLICIT = (byte) 0xA0;
    private static final byte UTF8_STRING = 0x0C;

    private final Collection<List<?>> names;

    AlternativeNames(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> found = certificate.getSubjectAlternativeNames();
        this.names = found == null ? List.of() : found;
    }

    List<String> emails() {
        return texts(EMAIL);
    }

    List<String> uris() {
        return texts(URI);
    }

    List<String> userPrincipalNames() {
        return of(OTHER, value -> value instanceof byte[] der ? userPrincipalName(der) : Optional.empty());
    }

    private List<String> texts(int type) {
        return of(type, value -> value instanceof String text ? Optional.of(text) : Optional.empty());
    }

    private List<String> of(int type, Function<Object, Optional<String>> text) {
        return names.stream()
                .filter(name -> Integer.valueOf(type).equals(name.get(0)))
                .map(name -> text.apply(name.get(1)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Every length is short: a name of more than 100 octets is none that a directory gives. The JDK's re-encoding puts
     * the value into one [0] more than the certificate does until version 20.
     */
    static Optional<String> userPrincipalName(byte[] der) {
        int next = TAG_AND_LENGTH + UPN.length;
        if (!isValue(der, 0) || der.length <= next || !Arrays.equals(der, TAG_AND_LENGTH, next, UPN, 0, UPN.length)) {
            return Optional.empty();
        }
        int wrappings = 0;
        while (isValue(der, next) && der[next] == EXPLICIT && wrappings < MAX_WRAPPINGS) {
            next += TAG_AND_LENGTH;
            wrappings++;
        }
        int start = next + TAG_AND_LENGTH;
        return wrappings > 0 && isValue(der, next) && der[next] == UTF8_STRING && der.length > start
                ? Optional.of(new String(der, start, der.length - start, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whether what is at that place reaches to the end. */
    private static boolean isValue(byte[] der, int place) {
        return der.length >= place + TAG_AND_LENGTH && der[place + 1] == der.length - place - TAG_AND_LENGTH;
    }
}
