package io.sallyport.core.session;

import java.time.Duration;
import java.util.Set;

/**
 * What bounds a session.
 *
 * @param negotiation from accept to a whole request, however the octets drip
 * @param resolve from the request to the addresses of its name
 * @param bind from the first reply to a BIND to its peer
 * @param closeAfterRefusal from a failure reply to the close, at most 10 s (RFC 1928 section 6)
 * @param idle the longest time without an octet while relaying
 * @param halfCloseLinger the same once one side has ended its direction
 * @param datagrams what bounds an association
 * @param ownPorts the ports that the gateway itself listens at: on an address of this host they are no destination
 */
public record SessionSettings(
        Duration negotiation,
        Duration resolve,
        Duration bind,
        Duration closeAfterRefusal,
        Duration idle,
        Duration halfCloseLinger,
        DatagramSettings datagrams,
        Set<Integer> ownPorts) {
    /** How many messages a client may send in one authentication exchange. */
    public static final int MAX_ROUNDS = 16;

    /** The longest message of an authentication exchange: RFC 1961 section 3.3 has the longest, a header and 65,535. */
    public static final int MAX_MESSAGE_LENGTH = 4 + 0xFFFF;

    /** How much a client may send ahead of an answer before the gateway stops reading. */
    public static final int MAX_SENT_AHEAD = 16 * 1024;

    /** From a permission to a program that runs. */
    public static final Duration PROGRAM_START = Duration.ofSeconds(10);

    /**
     * What bounds an association.
     *
     * @param idle the longest time without a datagram
     * @param reassembles whether fragments are put together
     * @param destinations how many destinations one association remembers
     * @param newDestinationsPerSecond how many it may find out about in a second
     */
    public record DatagramSettings(Duration idle, boolean reassembles, int destinations, int newDestinationsPerSecond) {
        /** Where there is no association to bound. */
        public static final DatagramSettings NONE = new DatagramSettings(Duration.ZERO, false, 0, 1);
    }

    /** Copies the set. */
    public SessionSettings {
        ownPorts = Set.copyOf(ownPorts);
    }
}
