package io.sallyport.auth.ldap.connection;

import io.sallyport.core.spi.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. */
final class Trust {
    private static final String EXPECTED = "a PEM file with the certificates of authorities";

    private Trust() {}

    /** Makes sockets that believe the authorities of a file only, or those of the Java installation without one. */
    static SSLSocketFactory sockets(Optional<Path> caFile) throws ConfigurationException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, caFile.isPresent() ? managers(caFile.get()) : null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("tls.ca-file: " + e.getMessage(), EXPECTED);
        }
    }

    private static TrustManager @Nullable [] managers(Path file)
            throws GeneralSecurityException, ConfigurationException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            authorities.load(null, null);
            int count = 0;
            for (Certificate certificate : read(file)) {
                authorities.setCertificateEntry("ca-" + count++, certificate);
            }
        } catch (IOException e) {
            throw new ConfigurationException("tls.ca-file: " + e, EXPECTED);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(Path file) throws ConfigurationException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new ConfigurationException("tls.ca-file: no certificate in " + file, EXPECTED);
            }
            return found;
        } catch (IOException e) {
            throw new ConfigurationException("tls.ca-file: cannot read " + file + ": " + e.getMessage(), EXPECTED);
        } catch (CertificateException e) {
            throw new ConfigurationException("tls.ca-file: " + file + ": " + e.getMessage(), EXPECTED);
        }
    }
}
