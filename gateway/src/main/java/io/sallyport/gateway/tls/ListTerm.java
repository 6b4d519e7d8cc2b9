package io.sallyport.gateway.tls;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Those of lists, one for each issuer: of several of his the last one counts. */
    static List<ListTerm> of(Collection<X509CRL> lists) {
        return lists.stream()
                .collect(Collectors.toMap(
                        X509CRL::getIssuerX500Principal,
                        ListTerm::of,
                        (one, other) -> one.end.isBefore(other.end) ? other : one))
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

    boolean isOver(Instant now) {
        return now.isAfter(end);
    }

    boolean isOverSoon(Instant now) {
        Duration part = Duration.between(begin, end).dividedBy(PART_OF_LIFE);
        return isOver(now.plus(part.compareTo(SOON) < 0 ? part : SOON));
    }
}
