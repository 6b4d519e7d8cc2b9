package io.sallyport.core.tls;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.handler.ssl.ResumableX509ExtendedTrustManager;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which client certificates are believed. A session that is resumed is judged like a new one: a certificate that has
 * expired or was revoked since is of no more use.
 */
public final class ClientTrust extends X509ExtendedTrustManager implements ResumableX509ExtendedTrustManager {
    /** X509_V_ERR_CERT_REJECTED; the constant itself is a call into the native library. */
    private static final int REJECTED = 28;

    private final ClientChain chains;
    private final ClientKeys keys = new ClientKeys();
    private final ClientSignatures signatures = new ClientSignatures();
    private final ClientUsage usage = new ClientUsage();
    private final List<X509Certificate> authorities;
    private final List<X509CRL> revoked;

    /**
     * Makes the trust in these authorities.
     *
     * @param authorities certificates of CAs; one whose issuer is another among them is a link only, the others are anchors
     * @param revoked revocation lists; if there is any, each certificate below an anchor must be covered by a current one
     * @throws IllegalArgumentException if there is no anchor
     */
    public ClientTrust(List<X509Certificate> authorities, List<X509CRL> revoked, Clock clock) {
        this.authorities = List.copyOf(authorities);
        this.revoked = List.copyOf(revoked);
        this.chains = new ClientChain(authorities, revoked, clock);
    }

    /** The revocation lists that it goes by. */
    public List<X509CRL> revocationLists() {
        return revoked;
    }

    /** Accepts a chain, or says why not. */
    public void check(List<X509Certificate> chain) throws ClientCertificateException {
        if (chain.isEmpty()) {
            throw new ClientCertificateException(Reasons.CERTIFICATE_MISSING, "no certificate");
        }
        keys.check(chain);
        List<X509Certificate> path = chains.validate(chain);
        // Who listed a certificate himself believes it, whoever signed it.
        signatures.check(
                path.stream().filter(each -> !authorities.contains(each)).toList());
        usage.check(path);
    }

    /** Whatever the reason is, the client gets the alert bad_certificate. */
    private void verify(X509Certificate[] chain) throws CertificateException {
        try {
            check(List.of(chain));
        } catch (ClientCertificateException e) {
            throw new OpenSslCertificateException(e, REJECTED);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        verify(chain);
    }

    @Override
    public void resumeClientTrusted(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        verify(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        verify(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        verify(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void resumeServerTrusted(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("a server's certificate (expected: a client's)");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }
}
