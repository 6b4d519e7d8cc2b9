package io.sallyport.gateway.tls;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * For how long an issuer's revocation list is of use.
 *
 * @param begin when it was issued
 * @param end when the next one has to be there
 */
public record ListTerm(Instant begin, Instant end) {
    /** Issuers renew their lists shortly before the end: a warning at each would be none. */
    private static final int PART_OF_LIFE = 20;

    private static final Duration SOON = Duration.ofDays(14);

    /** Those of lists, one for each key of an issuer and for what its list is about: of several such the last one counts. */
    static List<ListTerm> of(Collection<X509CRL> lists) {
        return lists.stream()
                .collect(Collectors.toMap(
                        Signer::of, ListTerm::of, (one, other) -> one.end.isBefore(other.end) ? other : one))
                .values()
                .stream()
                .sorted(Comparator.comparing(ListTerm::end))
                .toList();
    }

    /** A list that does not say when the next one comes is never taken for current. */
    private static ListTerm of(X509CRL list) {
        Instant begin = list.getThisUpdate().toInstant();
        return new ListTerm(
                begin,
                list.getNextUpdate() == null ? begin : list.getNextUpdate().toInstant());
    }

    /** An issuer that has a new key goes on signing lists with the old one, for certificates of that time. */
    private record Signer(X500Principal name, String key, String scope) {
        private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
        private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";

        static Signer of(X509CRL list) {
            return new Signer(
                    list.getIssuerX500Principal(),
                    extension(list, AUTHORITY_KEY_IDENTIFIER),
                    extension(list, ISSUING_DISTRIBUTION_POINT));
        }

        private static String extension(X509CRL list, String number) {
            byte[] value = list.getExtensionValue(number);
            return value == null ? "" : HexFormat.of().formatHex(value);
        }
    }

    boolean isOver(Instant now) {
        return now.isAfter(end);
    }

    boolean isOverSoon(Instant now) {
        Duration part = Duration.between(begin, end).dividedBy(PART_OF_LIFE);
        return isOver(now.plus(part.compareTo(SOON) < 0 ? part : SOON));
    }
}
