package io.sallyport.core.session;

import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a client says that it will send its datagrams from. Zeros mean that it does not know; the name {@code 0}, which PySocks
 * sends, has the canonical form of zeros.
 */
final class DeclaredSource {
    private DeclaredSource() {}

    /**
     * Gives the address and port, if there is a port; the address is always the client's own.
     *
     * @throws ProtocolException if the client asks for the datagrams of somebody else
     */
    static Optional<InetSocketAddress> of(Destination declared, InetAddress client) throws ProtocolException {
        boolean ours = declared.host() instanceof CanonicalHost.Address address
                && (address.address().isAnyLocalAddress() || address.address().equals(client));
        if (!ours) {
            throw new ProtocolException(Reasons.ASSOCIATION_FOR_ANOTHER.code(), ReplyCode.NOT_ALLOWED_BY_RULESET);
        }
        return declared.port() == 0 ? Optional.empty() : Optional.of(new InetSocketAddress(client, declared.port()));
    }
}
