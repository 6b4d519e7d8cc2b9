package io.sallyport.core.spi;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What is known of a client before it said anything.
 *
 * @param sessionId names the session in every log; unique within a run of the gateway
 * @param listener the configured name of the listener that accepted it
 * @param address the client's address and port (behind a trusted load balancer the one that it forwarded); unresolved if it
 *     came by a Unix-domain socket, and then {@link UnixPeer#source()} is its host
 * @param localAddress the address and port of the gateway that the client connected to; unresolved if that is a Unix-domain
 *     socket, whose path is its host
 * @param tls the TLS session, if the listener speaks TLS
 * @param balancer the address and port of the load balancer that forwarded the connection, if one did (PROXY protocol)
 * @param unixPeer who it is, if it came by a Unix-domain socket
 */
public record ClientInfo(
        String sessionId,
        String listener,
        InetSocketAddress address,
        InetSocketAddress localAddress,
        Optional<TlsSession> tls,
        Optional<InetSocketAddress> balancer,
        Optional<UnixPeer> unixPeer) {
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
        this(sessionId, listener, address, localAddress, tls, Optional.empty(), Optional.empty());
    }

    /**
     * Gives a client that came by a Unix-domain socket.
     *
     * @param sessionId see {@link #sessionId()}
     * @param listener see {@link #listener()}
     * @param peer see {@link #unixPeer()}
     * @param path where the socket is
     */
    public static ClientInfo atUnixSocket(String sessionId, String listener, UnixPeer peer, String path) {
        return new ClientInfo(
                sessionId,
                listener,
                InetSocketAddress.createUnresolved(peer.source(), 0),
                InetSocketAddress.createUnresolved(path, 0),
                Optional.empty(),
                Optional.empty(),
                Optional.of(peer));
    }

    /**
     * Gives the same client in a TLS session.
     *
     * @param session see {@link #tls()}
     */
    public ClientInfo within(TlsSession session) {
        return new ClientInfo(sessionId, listener, address, localAddress, Optional.of(session), balancer, unixPeer);
    }
}
