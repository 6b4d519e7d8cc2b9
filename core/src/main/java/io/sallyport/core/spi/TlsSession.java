package io.sallyport.core.spi;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The TLS session that the client speaks SOCKS in.
 *
 * @param protocol the negotiated version, for example {@code TLSv1.3}
 * @param cipherSuite the negotiated suite by its IANA name
 * @param clientCertificates the client's verified certificate chain, its own first; empty if it showed none
 */
public record TlsSession(String protocol, String cipherSuite, List<X509Certificate> clientCertificates) {
    /** Copies the chain. */
    public TlsSession {
        clientCertificates = List.copyOf(clientCertificates);
    }
}
