package io.sallyport.core.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The way from a client's certificate to an authority, RFC 5280 section 6. Nothing of it is fetched from anywhere. */
final class ClientChain {
    /** What a client shows costs signatures to verify before anything of it is believed. */
    private static final int MAX_LENGTH = 5;

    private final List<X509Certificate> anchors;
    private final List<X509Certificate> links;
    private final List<X509CRL> revoked;
    private final Clock clock;

    ClientChain(List<X509Certificate> authorities, List<X509CRL> revoked, Clock clock) {
        this.links = authorities.stream()
                .filter(authority -> !isIssuedBy(authority, authority))
                .filter(authority -> authorities.stream()
                        .anyMatch(other -> !other.equals(authority) && isIssuedBy(authority, other)))
                .toList();
        this.anchors = authorities.stream()
                .filter(authority -> !links.contains(authority))
                .toList();
        this.revoked = List.copyOf(revoked);
        this.clock = clock;
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException(
                    "each authority is issued by another of them (expected: one to begin with)");
        }
    }

    /** Gives the valid path, without its anchor. */
    List<X509Certificate> validate(List<X509Certificate> shown) throws ClientCertificateException {
        List<X509Certificate> path = new ArrayList<>(List.of(shown.get(0)));
        Optional<X509Certificate> anchor = anchor(path);
        while (anchor.isEmpty()) {
            path.add(nextLink(path, shown));
            anchor = anchor(path);
        }
        validate(path, anchor.get());
        AnchorLimits.check(anchor.get(), path);
        ClientUsage.checkIssuer(anchor.get());
        return path;
    }

    private X509Certificate nextLink(List<X509Certificate> path, List<X509Certificate> shown)
            throws ClientCertificateException {
        X509Certificate last = path.get(path.size() - 1);
        Optional<X509Certificate> next = path.size() < MAX_LENGTH
                ? Stream.concat(
                                links.stream().filter(link -> isIssuedBy(last, link)),
                                shown.stream().limit(MAX_LENGTH).filter(each -> isNamedAsIssuer(last, each)))
                        .filter(candidate -> !path.contains(candidate))
                        .findFirst()
                : Optional.empty();
        return next.orElseThrow(() -> new ClientCertificateException(
                Reasons.UNKNOWN_CA,
                path.get(0).getSubjectX500Principal() + ": no trusted CA and no intermediate certificate is its issuer "
                        + path.get(path.size() - 1).getIssuerX500Principal()));
    }

    /** A root and what renews it may have the same name and key: one that is valid goes before one that is not. */
    private Optional<X509Certificate> anchor(List<X509Certificate> path) {
        X509Certificate last = path.get(path.size() - 1);
        List<X509Certificate> issuers =
                anchors.stream().filter(anchor -> isIssuedBy(last, anchor)).toList();
        return issuers.stream()
                .filter(this::isValidNow)
                .findFirst()
                .or(() -> issuers.stream().findFirst());
    }

    private boolean isValidNow(X509Certificate certificate) {
        Instant now = clock.instant();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean isNamedAsIssuer(X509Certificate certificate, X509Certificate issuer) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    /** For issuers that are trusted only: what it costs to verify is up to whoever made the key. */
    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!isNamedAsIssuer(certificate, issuer)) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void validate(List<X509Certificate> path, X509Certificate anchor) throws ClientCertificateException {
        X509Certificate own = path.get(0);
        try {
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(certificates, parameters(anchor));
            anchor.checkValidity(Date.from(clock.instant()));
        } catch (CertPathValidatorException e) {
            throw new ClientCertificateException(
                    PathFailures.reason(e),
                    own.getSubjectX500Principal() + ": " + PathFailures.text(e, path.get(Math.max(0, e.getIndex()))));
        } catch (GeneralSecurityException e) {
            throw new ClientCertificateException(
                    Reasons.CERTIFICATE_NOT_ACCEPTABLE, own.getSubjectX500Principal() + ": " + e.getMessage());
        }
    }

    /** Revocation goes by the lists alone: without a checker of our own the JDK asks nobody on the network. */
    private PKIXParameters parameters(X509Certificate anchor) throws GeneralSecurityException {
        PKIXParameters parameters = parametersFor(anchor);
        parameters.setDate(Date.from(clock.instant()));
        parameters.setRevocationEnabled(!revoked.isEmpty());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
        return parameters;
    }

    private static PKIXParameters parametersFor(X509Certificate anchor) throws InvalidAlgorithmParameterException {
        return new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    }
}
