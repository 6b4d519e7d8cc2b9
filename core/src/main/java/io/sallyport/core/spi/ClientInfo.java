package io.sallyport.core.spi;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What is known of a client before it said anything.
 *
 * @param sessionId names the session in every log; unique within a run of the gateway
 * @param listener the configured name of the listener that accepted it
 * @param address the client's address and port (behind a trusted load balancer the one that it forwarded)
 * @param localAddress the address and port of the gateway that the client connected to
 * @param tls the TLS session, if the listener speaks TLS
 * @param balancer the address and port of the load balancer that forwarded the connection, if one did (PROXY protocol)
 */
public record ClientInfo(
        String sessionId,
        String listener,
        InetSocketAddress address,
        InetSocketAddress localAddress,
        Optional<TlsSession> tls,
        Optional<InetSocketAddress> balancer) {
    /**
     * Gives a client that came by itself.
     *
     * @param sessionId see {@link #sessionId()}
     * @param listener see {@link #listener()}
     * @param address see {@link #address()}
     * @param localAddress see {@link #localAddress()}
     * @param tls see {@link #tls()}
     */
    public ClientInfo(
            String sessionId,
            String listener,
            InetSocketAddress address,
            InetSocketAddress localAddress,
            Optional<TlsSession> tls) {
        this(sessionId, listener, address, localAddress, tls, Optional.empty());
    }

    /**
     * Gives the same client in a TLS session.
     *
     * @param session see {@link #tls()}
     */
    public ClientInfo within(TlsSession session) {
        return new ClientInfo(sessionId, listener, address, localAddress, Optional.of(session), balancer);
    }
}
