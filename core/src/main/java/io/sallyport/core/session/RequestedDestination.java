package io.sallyport.core.session;

import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.net.InetAddress;
import java.util.Optional;

/** Makes of what a request carries the destination that policy and log see. */
final class RequestedDestination {
    private RequestedDestination() {}

    static Destination of(Request request) throws ProtocolException {
        try {
            return new Destination(
                    request.address().asAsked(), request.address().canonical(), request.port());
        } catch (MalformedHostException e) {
            throw new ProtocolException(Reasons.MALFORMED_DESTINATION.code(), ReplyCode.GENERAL_FAILURE);
        }
    }

    static void checkPort(Destination destination) throws ProtocolException {
        if (destination.port() == 0) {
            throw new ProtocolException(Reasons.DESTINATION_PORT_ZERO.code(), ReplyCode.GENERAL_FAILURE);
        }
    }

    /** Whether DST.ADDR leaves open who is meant: 0.0.0.0 or ::. */
    static boolean isUnspecified(Destination destination) {
        return destination.host() instanceof CanonicalHost.Address host
                && host.address().isAnyLocalAddress();
    }

    /** The facts of a request as it was asked: the address is known if the client named one. */
    static AccessRequest facts(ClientInfo client, Proof proof, Command command, Destination destination) {
        Optional<InetAddress> literal = destination.host() instanceof CanonicalHost.Address address
                ? Optional.of(address.address())
                : Optional.empty();
        return new AccessRequest(client, proof, command, destination, literal);
    }
}
