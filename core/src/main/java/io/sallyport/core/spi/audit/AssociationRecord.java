package io.sallyport.core.spi.audit;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to the datagrams of a UDP association.
 *
 * @param bound the gateway's address and port that the client sent to
 * @param source the client's address and port that the association is locked to, once it is
 * @param fromClient datagrams relayed from the client
 * @param toClient datagrams relayed to the client
 * @param dropped how many were not relayed, by their reasons
 * @param destinations how many destinations the client has asked for; one that it comes back to after others displaced it
 *     counts again
 * @param first the first ones of them
 */
public record AssociationRecord(
        InetSocketAddress bound,
        Optional<InetSocketAddress> source,
        long fromClient,
        long toClient,
        Map<ReasonCode, Long> dropped,
        long destinations,
        List<DecidedDestination> first) {
    /** Copies list and map. */
    public AssociationRecord {
        dropped = Map.copyOf(dropped);
        first = List.copyOf(first);
    }

    /**
     * A destination, and what policy said of it.
     *
     * @param asked DST.ADDR as the client sent it, octet for octet; may be hostile
     * @param port DST.PORT
     * @param address where its datagrams went, if they were permitted
     * @param ruling which rule decided
     * @param denial why it was denied, if it was
     */
    public record DecidedDestination(
            String asked, int port, Optional<InetSocketAddress> address, Ruling ruling, Optional<ReasonCode> denial) {}
}
