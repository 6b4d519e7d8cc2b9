package io.sallyport.gateway.config;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Where the gateway listens for the peer of a BIND. */
public record BindConfiguration(
        SourceLocation location,

        @Setting(
                doc =
                        "The addresses of this host to listen at, at most one of each family; none for the address by which"
                                + " the peer is reached. Never all addresses.",
                defaultTo = "[]",
                example = "['192.0.2.1', '2001:db8::1']")
        List<String> addresses,

        @Setting(
                doc = "The ports to listen at, each for one peer at a time; when absent, any that the system has free.",
                example = "20000-20999")
        Optional<String> ports,

        @Setting(
                doc =
                        "What replies say instead of the address that the gateway listens at, for one behind NAT or a load"
                                + " balancer; at most one of each family.",
                defaultTo = "[]",
                example = "['203.0.113.1']")
        List<String> advertisedAddresses,

        @Setting(doc = "The most peers that may be waited for at a time; from 0 to 65535.", defaultTo = "1000")
        int listeners,

        @Setting(
                doc = "The most peers that may be waited for at a time for clients from one source address; from 0 to"
                        + " 65535.",
                defaultTo = "100")
        int listenersPerSource) {
    private static final int MOST = 0xFFFF;

    /** Checks the addresses, the ports and the bounds. */
    public BindConfiguration {
        addresses = List.copyOf(addresses);
        advertisedAddresses = List.copyOf(advertisedAddresses);
        Bounds bounds = new Bounds().hosts("addresses", addresses).hosts("advertised-addresses", advertisedAddresses);
        ports.ifPresent(range -> bounds.ports("ports", range));
        bounds.check("listeners", listeners, 0, MOST)
                .check("listeners-per-source", listenersPerSource, 0, MOST)
                .refuse();
    }

    /** The same for the core. */
    public InboundSettings settings() {
        return new InboundSettings(
                parsed("addresses", addresses),
                ports.map(range -> PortRanges.parse("ports", range)),
                parsed("advertised-addresses", advertisedAddresses),
                new PlaceCaps(listeners, listenersPerSource));
    }

    private static List<InetAddress> parsed(String key, List<String> texts) {
        return texts.stream().map(text -> SocketAddresses.parseHost(key, text)).toList();
    }
}
