package io.sallyport.core.association;

import java.time.Duration;
import java.util.Optional;

/**
 * What bounds an association.
 *
 * @param idle the longest time without a datagram that was relayed
 * @param lifetime the longest time in all
 * @param resolve from a name's first datagram to its addresses
 * @param reassembles whether datagrams that the client sends in fragments are put together; otherwise they are dropped
 * @param destinations how many destinations are remembered; one that is too many displaces the one unused for longest
 * @param newDestinationsPerSecond how many destinations may be found out about in a second, also those that are denied
 */
public record AssociationSettings(
        Duration idle,
        Optional<Duration> lifetime,
        Duration resolve,
        boolean reassembles,
        int destinations,
        int newDestinationsPerSecond) {}
