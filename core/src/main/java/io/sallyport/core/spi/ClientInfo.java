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
 */
public record ClientInfo(
        String sessionId,
        String listener,
        InetSocketAddress address,
        InetSocketAddress localAddress,
        Optional<TlsSession> tls) {

    /**
     * Gives the same client in a TLS session.
     *
     * @param session see {@link #tls()}
     */
    public ClientInfo within(TlsSession session) {
        return new ClientInfo(sessionId, listener, address, localAddress, Optional.of(session));
    }
}
