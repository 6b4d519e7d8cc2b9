package io.sallyport.core.inbound;

import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Chooses the address of this host that a peer is expected at: never all of them. */
final class LocalAddresses {
    private final List<InetAddress> configured;
    private final Routes routes;

    LocalAddresses(List<InetAddress> configured, Routes routes) {
        this.configured = configured;
        this.routes = routes;
    }

    InetAddress choose(Expected expected) throws EgressException {
        if (configured.isEmpty()) {
            return routed(expected)
                    .orElseThrow(() -> new EgressException("bind-no-route", ReplyCode.NETWORK_UNREACHABLE));
        }
        return ofFamily(expected)
                .orElseThrow(
                        () -> new EgressException("bind-no-address-of-family", ReplyCode.ADDRESS_TYPE_NOT_SUPPORTED));
    }

    private Optional<InetAddress> routed(Expected expected) {
        if (expected.peers().isEmpty()) {
            return Optional.ofNullable(expected.client().localAddress().getAddress())
                    .filter(address -> usable(expected, address));
        }
        return expected.peers().stream()
                .filter(peer -> usable(expected, peer))
                .flatMap(peer -> routes.localAddressTowards(peer).stream())
                .findFirst();
    }

    private Optional<InetAddress> ofFamily(Expected expected) {
        if (expected.peers().isEmpty()) {
            return configured.stream()
                    .filter(address -> usable(expected, address))
                    .findFirst();
        }
        return expected.peers().stream()
                .filter(peer -> usable(expected, peer))
                .flatMap(peer -> configured.stream().filter(address -> sameFamily(address, peer)))
                .findFirst();
    }

    private static boolean usable(Expected expected, InetAddress address) {
        return !expected.ipv4Only() || address instanceof Inet4Address;
    }

    static boolean sameFamily(InetAddress one, InetAddress other) {
        return one.getClass() == other.getClass();
    }
}
