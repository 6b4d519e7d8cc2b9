package io.sallyport.core.inbound;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Asks the system's routing table, by a datagram socket that is connected and sends nothing. */
public final class SystemRoutes implements Routes {
    private static final int DISCARD_PORT = 9;

    @Override
    public Optional<InetAddress> localAddressTowards(InetAddress peer) {
        StandardProtocolFamily family =
                peer instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        try (DatagramChannel socket = DatagramChannel.open(family)) {
            socket.connect(new InetSocketAddress(peer, DISCARD_PORT));
            return Optional.ofNullable((InetSocketAddress) socket.getLocalAddress())
                    .map(InetSocketAddress::getAddress)
                    .filter(address -> !address.isAnyLocalAddress());
        } catch (IOException | UnsupportedOperationException noRoute) {
            return Optional.empty();
        }
    }
}
