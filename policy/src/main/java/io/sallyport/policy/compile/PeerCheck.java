package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.document.FactsDocument;
import java.net.InetAddress;
import java.util.Optional;

/** Checks that a peer is one which policy would be asked of: the gateway turns away every other before. */
final class PeerCheck {
    private final Place place;
    private final Problems problems;

    PeerCheck(Place place, Problems problems) {
        this.place = place.key("peer");
        this.problems = problems;
    }

    void check(FactsDocument facts, CanonicalHost host, Optional<InetAddress> address, Optional<InetAddress> peer) {
        if (peer.isEmpty()) {
            return;
        }
        if (facts.command() != Command.BIND) {
            problems.error(place.problem("a peer without a BIND", "no peer, or command: bind"));
        } else if (host instanceof CanonicalHost.Name && address.isEmpty()) {
            problems.error(place.problem("a peer of a name without an address", "address beside it"));
        } else {
            expected(host, address)
                    .filter(other -> !other.equals(peer.get()))
                    .ifPresent(other ->
                            problems.error(place.problem("a peer that was not asked for", other.getHostAddress())));
        }
    }

    private static Optional<InetAddress> expected(CanonicalHost host, Optional<InetAddress> address) {
        return host instanceof CanonicalHost.Address literal
                ? Optional.of(literal.address()).filter(known -> !known.isAnyLocalAddress())
                : address;
    }
}
