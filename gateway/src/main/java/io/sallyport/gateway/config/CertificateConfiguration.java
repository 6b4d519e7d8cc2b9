package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A further certificate of a listener.
 *
 * @param location where it stands
 */
public record CertificateConfiguration(
        SourceLocation location,

        @Setting(
                doc =
                        "The certificate with the chain of its issuers (PEM), or both and the key (PKCS#12, where the name"
                                + " ends in .p12 or .pfx).",
                example = "tls/other.pem")
        Path certificate,

        @Setting(
                doc = "Its private key (PEM: PKCS#8, PKCS#1 or SEC1); in PKCS#12 it is with the certificate.",
                example = "tls/other.key")
        Optional<Path> key,

        @Setting(doc = "What the key is encrypted with.", example = "{file: tls/other.password}")
        Optional<Secret> password) {}
