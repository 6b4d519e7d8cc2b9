package io.sallyport.core.tls;

import io.sallyport.core.spi.TlsSession;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Says in the SPI's words what a handshake came to. */
final class Negotiated {
    private Negotiated() {}

    static TlsSession session(SSLSession session, Map<String, ByteBuffer> channelBindings) {
        return new TlsSession(
                session.getProtocol(), session.getCipherSuite(), clientCertificates(session), channelBindings);
    }

    private static List<X509Certificate> clientCertificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
