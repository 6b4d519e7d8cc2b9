package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ClientCertificates;
import io.sallyport.core.tls.ClientTrust;
import io.sallyport.gateway.config.TlsConfiguration;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which client certificates are believed, in files. */
record ClientTrustFiles(TlsConfiguration configuration, Clock clock) {
    ClientCertificates read() throws UnusableFileException {
        Optional<Path> ca = configuration.clientCa();
        if (ca.isEmpty()) {
            return ClientCertificates.NONE;
        }
        TlsFile file = new TlsFile("client-ca", ca.get());
        List<X509Certificate> authorities = PemFiles.certificates(file);
        for (X509Certificate authority : authorities) {
            if (authority.getBasicConstraints() < 0) {
                throw file.unusable(
                        "holds a certificate that is no CA's: " + authority.getSubjectX500Principal(),
                        "CA certificates only");
            }
        }
        return new ClientCertificates(demand(), Optional.of(trust(file, authorities)));
    }

    private ClientTrust trust(TlsFile file, List<X509Certificate> authorities) throws UnusableFileException {
        List<X509CRL> revoked = revoked();
        try {
            return new ClientTrust(authorities, revoked, clock);
        } catch (IllegalArgumentException e) {
            throw file.unusable("has no CA to begin with: " + e.getMessage(), "a root among its certificates");
        }
    }

    private List<X509CRL> revoked() throws UnusableFileException {
        Optional<Path> crl = configuration.clientCrl();
        return crl.isEmpty() ? List.of() : PemFiles.revocationLists(new TlsFile("client-crl", crl.get()));
    }

    private ClientCertificates.Demand demand() {
        return configuration.clientCertificates() == TlsConfiguration.Demand.REQUIRED
                ? ClientCertificates.Demand.REQUIRED
                : ClientCertificates.Demand.OPTIONAL;
    }

    Stream<Path> paths() {
        return Stream.concat(configuration.clientCa().stream(), configuration.clientCrl().stream());
    }
}
