package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.Mistakes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * TLS at a listener: SOCKS in it from the first octet on.
 *
 * @param location where it stands
 */
public record TlsConfiguration(
        SourceLocation location,

        @Setting(
                doc =
                        "The certificate with the chain of its issuers (PEM), or both and the key (PKCS#12, where the name"
                                + " ends in .p12 or .pfx). It is read again when it changes.",
                example = "tls/gateway.pem")
        Path certificate,

        @Setting(
                doc = "Its private key (PEM: PKCS#8, PKCS#1 or SEC1); in PKCS#12 it is with the certificate.",
                example = "tls/gateway.key")
        Optional<Path> key,

        @Setting(doc = "What the key is encrypted with.", example = "{file: tls/gateway.password}")
        Optional<Secret> password,

        @Setting(
                doc = "Further certificates, for clients that ask for one of their names (SNI); all others get the one"
                        + " above.",
                defaultTo = "[]")
        List<CertificateConfiguration> otherCertificates,

        @Setting(
                doc =
                        "Whether clients must show a certificate, may, or are not asked for one. One that is shown must be"
                                + " good in either case.",
                defaultTo = "none")
        Demand clientCertificates,

        @Setting(
                doc = "The CAs whose client certificates are believed (PEM, one after the other).",
                example = "tls/clients-ca.pem")
        Optional<Path> clientCa,

        @Setting(
                doc = "Their revocation lists (PEM, one after the other, or one in DER), which are read again when they"
                        + " change. Where this is set, a CA without a current list believes nobody.",
                example = "tls/clients.crl")
        Optional<Path> clientCrl,

        @Setting(
                doc = "Whether clients without TLS are refused, or served too (told apart by their first octet).",
                defaultTo = "refused")
        Plain plain,

        @Setting(doc = "What encrypts: BoringSSL where it loads and else the JDK, or one of them.", defaultTo = "auto")
        Engine engine) {

    /** Checks that what belongs together is there together. */
    public TlsConfiguration {
        Mistakes mistakes = new Mistakes();
        boolean asks = clientCertificates != Demand.NONE;
        if (asks && clientCa.isEmpty()) {
            mistakes.add("client-ca", "nothing, with client-certificates", "the CAs that are believed");
        }
        if (!asks && (clientCa.isPresent() || clientCrl.isPresent())) {
            mistakes.add("client-certificates", "none, with a client-ca or client-crl", "required or optional");
        }
        if (clientCertificates == Demand.REQUIRED && plain == Plain.ALLOWED) {
            mistakes.add(
                    "plain",
                    "allowed, with client-certificates: required, which clients without TLS cannot show",
                    "refused, or client-certificates: optional with require: {client-certificate: true} in the policy");
        }
        mistakes.refuse();
    }

    /** The certificate that clients get which ask for no other. */
    public CertificateConfiguration first() {
        return new CertificateConfiguration(location, certificate, key, password);
    }

    /** Who is asked for a certificate. */
    public enum Demand {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    /** What becomes of clients without TLS. */
    public enum Plain {
        REFUSED,
        ALLOWED
    }

    /** What encrypts. */
    public enum Engine {
        AUTO,
        JDK,
        BORINGSSL
    }
}
