package io.sallyport.core.spi;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The TLS session that the client speaks SOCKS in.
 *
 * @param protocol the negotiated version, for example {@code TLSv1.3}
 * @param cipherSuite the negotiated suite by its IANA name
 * @param clientCertificates the client's verified certificate chain, its own first; empty if it showed none
 * @param channelBindings what ties an authentication to this channel, RFC 5929 and RFC 9266: by type, such as {@code
 *     tls-server-end-point} or {@code tls-exporter}, the octets without a prefix; only the types that are available
 */
public record TlsSession(
        String protocol,
        String cipherSuite,
        List<X509Certificate> clientCertificates,
        Map<String, ByteBuffer> channelBindings) {
    /** Copies the chain and the bindings' map. */
    public TlsSession {
        clientCertificates = List.copyOf(clientCertificates);
        channelBindings = channelBindings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().asReadOnlyBuffer()));
    }

    /**
     * Gives a session without channel bindings.
     *
     * @param protocol see {@link #protocol()}
     * @param cipherSuite see {@link #cipherSuite()}
     * @param clientCertificates see {@link #clientCertificates()}
     */
    public TlsSession(String protocol, String cipherSuite, List<X509Certificate> clientCertificates) {
        this(protocol, cipherSuite, clientCertificates, Map.of());
    }

    /**
     * Gives the octets of a channel binding, in a buffer of the caller's own.
     *
     * @param type for example {@code tls-exporter}
     */
    public Optional<ByteBuffer> channelBinding(String type) {
        return Optional.ofNullable(channelBindings.get(type)).map(ByteBuffer::asReadOnlyBuffer);
    }
}
