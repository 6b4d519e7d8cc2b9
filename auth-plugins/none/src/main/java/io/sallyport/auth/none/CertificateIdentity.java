package io.sallyport.auth.none;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Names a client by its certificate. */
final class CertificateIdentity {
    private static final String COMMON_NAME = "CN";

    private final List<CertificateName> names;

    CertificateIdentity(List<CertificateName> names) {
        this.names = names;
    }

    /** Answers empty if the certificate has no name that can be used. */
    Optional<Identity> of(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        try {
            // A certificate for "anonymous" proves something: it must not be taken for the one that proved nothing.
            return name(certificate)
                    .filter(name -> !name.equals(Identity.ANONYMOUS_NAME))
                    .map(name -> new Identity(name, Groups.NOT_LOOKED_UP, now, Optional.of(end)));
        } catch (NamingException | CertificateParsingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> name(X509Certificate certificate) throws NamingException, CertificateParsingException {
        for (CertificateName way : names) {
            List<String> found = values(certificate, way.from()).stream()
                    .map(way::in)
                    .flatMap(Optional::stream)
                    .toList();
            if (found.size() > 1) {
                throw new InvalidNameException("more than one " + way.from());
            }
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private static List<String> values(X509Certificate certificate, CertificateName.Source from)
            throws NamingException, CertificateParsingException {
        return switch (from) {
            case COMMON_NAME -> {
                String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
                yield commonName(new LdapName(subject)).stream().toList();
            }
            case EMAIL -> new AlternativeNames(certificate).emails();
            case UPN -> new AlternativeNames(certificate).userPrincipalNames();
            case URI -> new AlternativeNames(certificate).uris();
        };
    }

    private static Optional<String> commonName(LdapName subject) throws NamingException {
        for (int i = subject.size() - 1; i >= 0; i--) {
            Optional<String> name = commonName(subject.getRdn(i));
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> commonName(Rdn rdn) throws NamingException {
        Attribute attribute = rdn.toAttributes().get(COMMON_NAME);
        if (attribute == null) {
            return Optional.empty();
        }
        if (attribute.size() == 1 && attribute.get() instanceof String name) {
            return Optional.of(name);
        }
        throw new InvalidNameException("CN is no text, or more than one");
    }
}
