package io.sallyport.core.spi.audit;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * All that happened to one session; what was not reached is empty.
 *
 * @param client who it was, by address
 * @param attempt what it tried, if it was not authenticated
 * @param proof who it was, by identity, and how that was proved
 * @param request what it asked for
 * @param outcome what came of it
 */
public record SessionRecord(
        ClientInfo client,
        Optional<Attempt> attempt,
        Optional<AccessRequest.Proof> proof,
        Optional<Asked> request,
        Outcome outcome) {

    /**
     * An authentication that came to nothing.
     *
     * @param method the configured name of the method
     * @param claimedName who the client said it is: not proved, and maybe hostile
     */
    public record Attempt(String method, Optional<String> claimedName) {}

    /**
     * What a session asked for; it may be hostile.
     *
     * @param version the protocol version, 4 or 5
     * @param command the octet CMD or CD
     * @param destination DST.ADDR as the client sent it, octet for octet: of a name one character of U+0000 to U+00FF
     *     for each octet
     * @param canonical DST.ADDR as policy saw it; empty if it has no canonical form
     * @param port DST.PORT
     * @param userId the USERID of SOCKS4, one character for each octet: said, not proved
     */
    public record Asked(
            int version,
            int command,
            String destination,
            Optional<CanonicalHost> canonical,
            int port,
            Optional<String> userId) {}

    /**
     * What came of a session.
     *
     * @param ruling the rule that decided, if policy was asked
     * @param connectedTo the address and port that the gateway connected to, or that connected to it for a BIND; with
     *     port 0 the address that a ping or traceroute went to
     * @param connectedFrom the address and port of the gateway that a CONNECT went out by
     * @param listening where it listened for a BIND
     * @param traffic what was relayed; of datagrams their payload
     * @param association what happened to its datagrams, if it was a UDP association
     * @param ending when and why it ended
     */
    public record Outcome(
            Optional<Ruling> ruling,
            Optional<InetSocketAddress> connectedTo,
            Optional<InetSocketAddress> connectedFrom,
            Optional<Listening> listening,
            Traffic traffic,
            Optional<AssociationRecord> association,
            Ending ending) {
        /** Gives the outcome of a session that was no association. */
        public Outcome(
                Optional<Ruling> ruling,
                Optional<InetSocketAddress> connectedTo,
                Optional<Listening> listening,
                Traffic traffic,
                Ending ending) {
            this(ruling, connectedTo, Optional.empty(), listening, traffic, Optional.empty(), ending);
        }
    }

    /**
     * A socket that listened for the peer of a BIND.
     *
     * @param address its address and port
     * @param strangers how many connections to it were turned away
     */
    public record Listening(InetSocketAddress address, int strangers) {}

    /**
     * What was relayed, in octets that the other side's socket has taken.
     *
     * @param fromClient from client to destination
     * @param toClient from destination to client
     */
    public record Traffic(long fromClient, long toClient) {
        /** Nothing. */
        public static final Traffic NONE = new Traffic(0, 0);
    }
}
