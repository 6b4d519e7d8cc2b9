package io.sallyport.core.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the gateway shows to clients.
 *
 * @param chain its certificate first, then each issuer's in turn
 * @param key the private key of the first
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    /** Copies the chain. */
    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate (expected: at least one)");
        }
    }

    /** The certificate that the key belongs to. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "certificate of " + certificate().getSubjectX500Principal();
    }
}
