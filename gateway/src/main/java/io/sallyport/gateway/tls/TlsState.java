package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ServerCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a listener shows, and what became of the last look at its files.
 *
 * @param plainToo whether it serves clients without TLS as well
 * @param shown the certificates in use
 * @param lists for how long the lists of revoked client certificates are current, the first to end first
 * @param readAt when they were read
 * @param failure what is wrong with the files now, if they have changed since and are of no use
 */
public record TlsState(
        boolean plainToo,
        List<ServerCertificate> shown,
        List<ListTerm> lists,
        Instant readAt,
        Optional<Failure> failure) {

    private static final Duration SOON = Duration.ofDays(14);
    private static final int PART_OF_LIFE = 6;

    /**
     * Files that are of no use.
     *
     * @param problem what is wrong, with key and file
     * @param at when that was found first
     */
    public record Failure(String problem, Instant at) {}

    /** When the first of the certificates expires, those of issuers included. */
    public Instant expiresAt() {
        return certificates().map(TlsState::end).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    /** Whether a client may come in: without TLS, or by a certificate that is valid. */
    public boolean serves(Instant now) {
        return plainToo || shown.stream().anyMatch(each -> each.chain().stream().noneMatch(one -> isOver(one, now)));
    }

    /** Why somebody should renew a certificate, if somebody should. */
    public Optional<String> expiry(Instant now) {
        if (certificates().anyMatch(each -> isOver(each, now))) {
            return Optional.of("certificate-expired");
        }
        boolean soon = certificates().anyMatch(each -> isOver(each, now.plus(notice(each))));
        return soon ? Optional.of("certificate-expires-soon") : Optional.empty();
    }

    /** Why somebody should renew a revocation list, if somebody should: without a current one clients are refused. */
    public Optional<String> listExpiry(Instant now) {
        if (lists.stream().anyMatch(each -> each.isOver(now))) {
            return Optional.of("revocation-list-expired");
        }
        boolean soon = lists.stream().anyMatch(each -> each.isOverSoon(now));
        return soon ? Optional.of("revocation-list-expires-soon") : Optional.empty();
    }

    /** When the first of the revocation lists expires, if there is any. */
    public Optional<Instant> listsExpireAt() {
        return lists.stream().findFirst().map(ListTerm::end);
    }

    /** What lives for days only is renewed days before its end. */
    private static Duration notice(X509Certificate certificate) {
        Duration life = Duration.between(certificate.getNotBefore().toInstant(), end(certificate));
        Duration part = life.dividedBy(PART_OF_LIFE);
        return part.compareTo(SOON) < 0 ? part : SOON;
    }

    private static boolean isOver(X509Certificate certificate, Instant at) {
        return at.isAfter(end(certificate));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private Stream<X509Certificate> certificates() {
        return shown.stream().flatMap(each -> each.chain().stream());
    }

    TlsState mended() {
        return new TlsState(plainToo, shown, lists, readAt, Optional.empty());
    }

    TlsState failing(String problem, Instant now) {
        return new TlsState(plainToo, shown, lists, readAt, Optional.of(new Failure(problem, now)));
    }

    TlsState listing(List<ListTerm> taken) {
        return new TlsState(plainToo, shown, taken, readAt, failure);
    }
}
