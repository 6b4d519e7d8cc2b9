package io.sallyport.core.server;

import io.sallyport.core.abuse.Network;
import io.sallyport.core.tls.ListenerTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the gateway listens.
 *
 * @param name what policy and log call it
 * @param place where
 * @param socks4 whether SOCKS4 and SOCKS4a are spoken besides SOCKS5
 * @param balancers where load balancers are, whose connections begin with a header of the PROXY protocol
 * @param tls what clients are shown there in TLS, if they speak it
 */
public record ListenerSettings(
        String name, ListenerPlace place, boolean socks4, List<Network> balancers, Optional<ListenerTls> tls) {
    /** Copies the list. */
    public ListenerSettings {
        balancers = List.copyOf(balancers);
    }

    /** A listener on the network for clients only. */
    public ListenerSettings(String name, InetSocketAddress address, boolean socks4, Optional<ListenerTls> tls) {
        this(name, new ListenerPlace.Network(address, false), socks4, List.of(), tls);
    }

    boolean isBalancer(InetAddress source) {
        return Network.anyContains(balancers, source);
    }
}
