package io.sallyport.core.inbound;

import io.sallyport.core.caps.PlaceCaps;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the gateway listens for the peers that clients expect.
 *
 * @param addresses addresses of this host, of which the first of the right family is taken; empty for the one by which the
 *     peer is reached
 * @param ports the ports to take; empty for any that is free
 * @param advertised what replies say instead of the address, by family; empty for the address itself
 * @param caps how many sockets may listen at a time, in all and for each client's source
 */
public record InboundSettings(
        List<InetAddress> addresses, Optional<PortRange> ports, List<InetAddress> advertised, PlaceCaps caps) {
    /** Nobody is waited for. */
    public static final InboundSettings OFF =
            new InboundSettings(List.of(), Optional.empty(), List.of(), new PlaceCaps(0, 0));

    /** Copies the lists and checks that no address is a wildcard. */
    public InboundSettings {
        addresses = List.copyOf(addresses);
        advertised = List.copyOf(advertised);
        if (addresses.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
            throw new IllegalArgumentException(addresses + " (expected: addresses of this host, not all of them)");
        }
    }
}
