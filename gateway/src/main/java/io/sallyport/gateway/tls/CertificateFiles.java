package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ServerCertificate;
import io.sallyport.gateway.config.CertificateConfiguration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate and its key in their files.
 *
 * @param configuration which files
 * @param prefix what stands before their keys in messages
 */
record CertificateFiles(CertificateConfiguration configuration, String prefix) {
    ServerCertificate read(Instant now) throws UnusableFileException {
        TlsFile file = new TlsFile(prefix + "certificate", configuration.certificate());
        if (file.isKeyStore()) {
            ServerCertificate shown = KeyStoreFile.read(file, configuration.password());
            new CertificateCheck(file, file).check(shown, now);
            return shown;
        }
        Optional<Path> key = configuration.key();
        if (key.isEmpty()) {
            throw new UnusableFileException(prefix + "key", "nothing", "the file of the private key");
        }
        TlsFile keyFile = new TlsFile(prefix + "key", key.get());
        ServerCertificate shown =
                new ServerCertificate(PemFiles.certificates(file), PemFiles.key(keyFile, configuration.password()));
        new CertificateCheck(file, keyFile).check(shown, now);
        return shown;
    }

    Stream<Path> paths() {
        return Stream.concat(Stream.of(configuration.certificate()), configuration.key().stream());
    }
}
