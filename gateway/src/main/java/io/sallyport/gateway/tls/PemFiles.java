package io.sallyport.gateway.tls;

import io.sallyport.core.spi.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads certificates, keys and revocation lists in PEM, RFC 7468. */
final class PemFiles {
    private static final int DER_SEQUENCE = 0x30;
    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
            Map.of(PKCSObjectIdentifiers.rsaEncryption, "RSA", X9ObjectIdentifiers.id_ecPublicKey, "EC");

    private PemFiles() {}

    /** Gives at least one. */
    static List<X509Certificate> certificates(TlsFile file) throws UnusableFileException {
        List<X509Certificate> found = new ArrayList<>();
        for (Object part : parts(file, file.read())) {
            if (part instanceof X509CertificateHolder holder) {
                found.add(certificate(file, holder));
            }
        }
        if (found.isEmpty()) {
            throw file.unusable("holds no certificate", "PEM with BEGIN CERTIFICATE");
        }
        return found;
    }

    private static X509Certificate certificate(TlsFile file, X509CertificateHolder holder)
            throws UnusableFileException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw file.unusable("holds a certificate that cannot be read: " + e.getMessage(), "an X.509 certificate");
        }
    }

    /** Gives the one key. */
    static PrivateKey key(TlsFile file, Optional<Secret> password) throws UnusableFileException {
        for (Object part : parts(file, file.readSecret())) {
            Optional<PrivateKeyInfo> key = key(file, part, password);
            if (key.isPresent()) {
                return key(file, key.get());
            }
        }
        throw file.unusable("holds no private key", "PEM with BEGIN PRIVATE KEY (PKCS#8), RSA or EC PRIVATE KEY");
    }

    private static Optional<PrivateKeyInfo> key(TlsFile file, Object part, Optional<Secret> password)
            throws UnusableFileException {
        if (part instanceof PrivateKeyInfo plain) {
            return Optional.of(plain);
        }
        if (part instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
            return Optional.of(KeyDecryption.decrypt(
                    file,
                    part,
                    password.orElseThrow(
                            () -> file.unusable("is encrypted, and there is no password", "password: {file: PATH}"))));
        }
        return Optional.empty();
    }

    private static PrivateKey key(TlsFile file, PrivateKeyInfo info) throws UnusableFileException {
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        String name = ALGORITHMS.get(algorithm);
        if (name == null) {
            throw file.unusable("holds a key of algorithm " + algorithm, "an RSA or EC private key");
        }
        try {
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw file.unusable("holds a key of no use: " + e.getMessage(), "an RSA or EC private key");
        }
    }

    /** Gives at least one. */
    static List<X509CRL> revocationLists(TlsFile file) throws UnusableFileException {
        byte[] octets = file.read();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (octets.length > 0 && octets[0] == DER_SEQUENCE) {
                return List.of((X509CRL) factory.generateCRL(new ByteArrayInputStream(octets)));
            }
            List<X509CRL> found = new ArrayList<>();
            factory.generateCRLs(new ByteArrayInputStream(octets)).forEach(list -> found.add((X509CRL) list));
            if (!found.isEmpty()) {
                return found;
            }
            throw file.unusable("holds no revocation list", "PEM with BEGIN X509 CRL, or DER");
        } catch (CRLException e) {
            throw file.unusable("holds a revocation list that cannot be read: " + e.getMessage(), "an X.509 CRL");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> parts(TlsFile file, byte[] octets) throws UnusableFileException {
        List<Object> parts = new ArrayList<>();
        try (Reader text = new InputStreamReader(new ByteArrayInputStream(octets), StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(text)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            throw file.unusable("is no whole PEM: " + e.getMessage(), "PEM, RFC 7468");
        }
    }
}
