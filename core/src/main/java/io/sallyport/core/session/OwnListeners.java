package io.sallyport.core.session;

import io.sallyport.core.inbound.HostAddresses;
import java.net.InetSocketAddress;

/**
 * Every socket of the gateway that others reach: its listeners, those that wait for the peer of a BIND, and those that
 * clients send datagrams to. None is a destination: whoever went there through the gateway would come from its own address.
 */
final class OwnListeners {
    private final SessionServices services;
    private final HostAddresses host;

    OwnListeners(SessionServices services, HostAddresses host) {
        this.services = services;
        this.host = host;
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

    boolean isOwnPort(int port) {
        return services.settings().ownPorts().contains(port);
    }
}
