package io.sallyport.core.spi.policy;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The facts of a request, as they are known when policy is asked.
 *
 * @param client who asks, by address
 * @param proof who asks, by identity, and how that was proved
 * @param command what is asked for
 * @param destination where to
 * @param address the address that a name resolved to; empty in the phases {@link Phase#REQUEST} and
 *     {@link Phase#DATAGRAM_DESTINATION} of a name, in {@link Phase#ASSOCIATION}, and in {@link Phase#REQUEST} of a BIND for
 *     any peer (its DST.ADDR is unspecified); in the phase {@link Phase#INBOUND_PEER} the peer's; otherwise the address
 *     itself when the destination is one
 * @param peer who has connected to what a BIND listens at; empty in every other phase than {@link Phase#INBOUND_PEER}
 */
public record AccessRequest(
        ClientInfo client,
        Proof proof,
        Command command,
        Destination destination,
        Optional<InetAddress> address,
        Optional<InetSocketAddress> peer) {

    /** Gives the facts of a request for which no peer has connected. */
    public AccessRequest(
            ClientInfo client, Proof proof, Command command, Destination destination, Optional<InetAddress> address) {
        this(client, proof, command, destination, address, Optional.empty());
    }

    /**
     * How the identity was proved.
     *
     * @param method the configured name of the authentication method
     * @param identity who it is
     * @param protection the level that every message of the session is protected at
     */
    public record Proof(String method, Identity identity, ProtectionLevel protection) {}

    /**
     * Gives the question whether a client may have a UDP association at all, which is whether any destination could be
     * permitted to it. Each destination of its datagrams is asked for afterwards, as a request of
     * {@link Command#UDP_ASSOCIATE} with that destination.
     *
     * @param client who asks, by address
     * @param proof who asks, by identity, and how that was proved
     */
    public static AccessRequest association(ClientInfo client, Proof proof) {
        return new AccessRequest(client, proof, Command.UDP_ASSOCIATE, Destination.NOT_YET, Optional.empty());
    }

    /** The phase that these facts belong to. */
    public Phase phase() {
        if (peer.isPresent()) {
            return Phase.INBOUND_PEER;
        }
        if (address.isPresent() && destination.host() instanceof CanonicalHost.Name) {
            return Phase.DESTINATION_ADDRESS;
        }
        if (command != Command.UDP_ASSOCIATE) {
            return Phase.REQUEST;
        }
        return destination.equals(Destination.NOT_YET) ? Phase.ASSOCIATION : Phase.DATAGRAM_DESTINATION;
    }

    /**
     * Gives the same request with an address that its name resolved to.
     *
     * @param resolved the address
     */
    public AccessRequest at(InetAddress resolved) {
        return new AccessRequest(client, proof, command, destination, Optional.of(resolved));
    }

    /**
     * Gives the same request with the peer that has connected.
     *
     * @param connected its real address and port
     */
    public AccessRequest from(InetSocketAddress connected) {
        return new AccessRequest(
                client,
                proof,
                command,
                destination,
                Optional.ofNullable(connected.getAddress()),
                Optional.of(connected));
    }
}
