package io.sallyport.core.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority for tests. */
public final class TestCa {
    private static final AtomicLong SERIALS = new AtomicLong(1000);

    public final X509Certificate certificate;
    private final KeyPair keys;

    private TestCa(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A root. */
    public static TestCa named(String name) {
        KeyPair keys = ecKeys();
        X500Principal subject = new X500Principal("CN=" + name);
        Wanted wanted = new Wanted().authority();
        return new TestCa(keys, sign(keys, subject, subject, keys, wanted));
    }

    /** The root again, with the same name and key. */
    public X509Certificate renewed(Wanted wanted) {
        return sign(keys, subject(), subject(), keys, wanted.authority());
    }

    /** A CA below this one. */
    public TestCa intermediate(String name) {
        return intermediate(name, new Wanted().authority());
    }

    /** A CA below this one, of a certain kind. */
    public TestCa intermediate(String name, Wanted wanted) {
        KeyPair own = ecKeys();
        return new TestCa(own, sign(keys, subject(), new X500Principal("CN=" + name), own, wanted));
    }

    /** Issues a certificate. */
    public Issued issue(String subject, Wanted wanted) {
        return issue(subject, wanted, ecKeys());
    }

    /** Issues a certificate for a key. */
    public Issued issue(String subject, Wanted wanted, KeyPair own) {
        return new Issued(sign(keys, subject(), new X500Principal(subject), own, wanted), own);
    }

    /** The list of those that it takes back. */
    public X509CRL revoking(X509Certificate... revoked) {
        return revoking(Instant.now().plus(Duration.ofDays(1)), revoked);
    }

    /** The list of those that it takes back, current until then. */
    public X509CRL revoking(Instant nextUpdate, X509Certificate... revoked) {
        JcaX509v2CRLBuilder list = list(nextUpdate);
        for (X509Certificate each : revoked) {
            list.addCRLEntry(each.getSerialNumber(), thisUpdate(), CRLReason.keyCompromise);
        }
        return signed(list);
    }

    /** A list that takes nothing back, and says which key has signed it. */
    public X509CRL keyed(Instant nextUpdate) {
        try {
            return extended(
                    nextUpdate,
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list that takes nothing back, and is about certificates of CAs alone, or of all others. */
    public X509CRL about(boolean authorities, Instant nextUpdate) {
        return extended(
                nextUpdate,
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, !authorities, authorities, null, false, false));
    }

    private X509CRL extended(
            Instant nextUpdate, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        JcaX509v2CRLBuilder list = list(nextUpdate);
        try {
            list.addExtension(extension, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return signed(list);
    }

    private JcaX509v2CRLBuilder list(Instant nextUpdate) {
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(subject(), thisUpdate());
        list.setNextUpdate(Date.from(nextUpdate));
        return list;
    }

    private static Date thisUpdate() {
        return Date.from(Instant.now().minus(Duration.ofDays(2)));
    }

    private X509CRL signed(JcaX509v2CRLBuilder list) {
        try {
            return new JcaX509CRLConverter().getCRL(list.build(signer(keys)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X500Principal subject() {
        return certificate.getSubjectX500Principal();
    }

    public static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsaKeys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(KeyPair by) {
        return signer(by, "SHA256");
    }

    private static ContentSigner signer(KeyPair by, String hash) {
        try {
            String algorithm = hash + (by.getPrivate().getAlgorithm().equals("RSA") ? "withRSA" : "withECDSA");
            return new JcaContentSignerBuilder(algorithm).build(by.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(
            KeyPair by, X500Principal issuer, X500Principal subject, KeyPair own, Wanted wanted) {
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(wanted.notBefore),
                Date.from(wanted.notAfter),
                subject,
                own.getPublic());
        try {
            wanted.addTo(certificate);
            return new JcaX509CertificateConverter().getCertificate(certificate.build(signer(by, wanted.hash)));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A certificate and its key.
     *
     * @param certificate what was issued
     * @param keys whose it is
     */
    public record Issued(X509Certificate certificate, KeyPair keys) {}

    /** What a certificate is to be like: at first good for a week, and for nothing. */
    public static final class Wanted {
        private Instant notBefore = Instant.now().minus(Duration.ofDays(1));
        private Instant notAfter = Instant.now().plus(Duration.ofDays(7));
        private boolean authority;
        private List<KeyPurposeId> purposes = List.of();
        private List<GeneralName> names = List.of();
        private int keyUsage = KeyUsage.digitalSignature;
        private String hash = "SHA256";
        private Optional<Integer> pathLength = Optional.empty();
        private Optional<NameConstraints> constraints = Optional.empty();

        public static Wanted server(String... names) {
            Wanted wanted = new Wanted();
            wanted.purposes = List.of(KeyPurposeId.id_kp_serverAuth);
            wanted.names = java.util.Arrays.stream(names)
                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                    .toList();
            return wanted;
        }

        public static Wanted client() {
            Wanted wanted = new Wanted();
            wanted.purposes = List.of(KeyPurposeId.id_kp_clientAuth);
            return wanted;
        }

        public Wanted authority() {
            authority = true;
            keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            return this;
        }

        public Wanted between(Instant from, Instant to) {
            notBefore = from;
            notAfter = to;
            return this;
        }

        public Wanted named(GeneralName... others) {
            names = List.of(others);
            return this;
        }

        public Wanted purposes(KeyPurposeId... others) {
            purposes = List.of(others);
            return this;
        }

        /** Signed over another hash, as {@code SHA1}. */
        public Wanted signedOver(String other) {
            hash = other;
            return this;
        }

        /** So many CAs below it. */
        public Wanted pathLength(int most) {
            pathLength = Optional.of(most);
            return this;
        }

        /** Names of this domain alone. */
        public Wanted below(String domain) {
            GeneralSubtree subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
            constraints = Optional.of(new NameConstraints(new GeneralSubtree[] {subtree}, null));
            return this;
        }

        public Wanted keyUsage(int other) {
            keyUsage = other;
            return this;
        }

        private void addTo(JcaX509v3CertificateBuilder certificate) throws CertIOException {
            BasicConstraints basic =
                    pathLength.map(BasicConstraints::new).orElseGet(() -> new BasicConstraints(authority));
            certificate.addExtension(Extension.basicConstraints, true, basic);
            if (constraints.isPresent()) {
                certificate.addExtension(Extension.nameConstraints, true, constraints.get());
            }
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
            if (!purposes.isEmpty()) {
                certificate.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            }
            if (!names.isEmpty()) {
                certificate.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
        }
    }
}
