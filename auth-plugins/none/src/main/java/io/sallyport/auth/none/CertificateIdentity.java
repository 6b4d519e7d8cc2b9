package io.sallyport.auth.none;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Names a client by its certificate: the most specific CN of the subject. */
final class CertificateIdentity {
    private static final String COMMON_NAME = "CN";

    private CertificateIdentity() {}

    /** Answers empty if the certificate has no name that can be used. */
    static Optional<Identity> of(X509Certificate certificate, Instant now) {
        String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        Instant end = certificate.getNotAfter().toInstant();
        try {
            // A certificate for "anonymous" proves something: it must not be taken for the one that proved nothing.
            return commonName(new LdapName(subject))
                    .filter(name -> !name.equals(Identity.ANONYMOUS_NAME))
                    .map(name -> new Identity(name, Groups.NOT_LOOKED_UP, now, Optional.of(end)));
        } catch (NamingException | IllegalArgumentException e) {
            return Optional.empty();
        }
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
