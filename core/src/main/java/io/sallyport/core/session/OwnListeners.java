package io.sallyport.core.session;

import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.inbound.Routes;
import io.sallyport.core.inbound.SystemRoutes;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Every socket of the gateway that others reach: its listeners, those that wait for the peer of a BIND, and those that
 * clients send datagrams to. None is a destination: whoever went there through the gateway would come from its own address.
 */
final class OwnListeners {
    private final SessionServices services;
    private final HostAddresses host;
    private final Routes routes;

    OwnListeners(SessionServices services, HostAddresses host) {
        this(services, host, new SystemRoutes());
    }

    OwnListeners(SessionServices services, HostAddresses host, Routes routes) {
        this.services = services;
        this.host = host;
        this.routes = routes;
    }

    /** Whether one of them is reached there, by its own address or by the advertised one. */
    boolean include(InetSocketAddress address) {
        return services.inbound().isListening(address)
                || services.associations().registry().isClientSocket(address)
                || (isOwnPort(address.getPort()) && host.has(address.getAddress()));
    }

    /** Changes whenever there is one more of those that come and go. */
    int opened() {
        return services.inbound().opened() + services.associations().registry().socketsOpened();
    }

    /**
     * Whether a connection that was made is to one of them: to what has begun to listen since the attempt began, or by an
     * address that this host did not know for its own. Towards itself a host goes from the address that it goes to, unless
     * the connection was to leave by another.
     */
    boolean areReached(InetSocketAddress from, InetSocketAddress to) {
        return include(to) || (isOwnPort(to.getPort()) && leadsHere(from.getAddress(), to.getAddress()));
    }

    private boolean leadsHere(InetAddress from, InetAddress to) {
        return from.equals(to)
                || routes.localAddressTowards(to).filter(to::equals).isPresent();
    }

    boolean isOwnPort(int port) {
        return services.settings().ownPorts().contains(port);
    }
}
