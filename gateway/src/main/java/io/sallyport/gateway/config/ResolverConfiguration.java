package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** How the names of destinations are resolved. */
public record ResolverConfiguration(
        @Setting(
                doc = "The name servers to ask, each an IP address and a port; none for those of the system"
                        + " (/etc/resolv.conf). /etc/hosts is looked at first.",
                defaultTo = "[]")
        List<String> servers,

        @Setting(doc = "How long one query to one name server may take; from 100ms to 1m.", defaultTo = "2s")
        Duration queryTimeout) {

    /** Checks the addresses and the bounds. */
    public ResolverConfiguration {
        servers = List.copyOf(servers);
        Bounds bounds = new Bounds();
        servers.forEach(server -> bounds.address("servers", server));
        bounds.check("query-timeout", queryTimeout, Duration.ofMillis(100), Duration.ofMinutes(1))
                .refuse();
    }

    /** The name servers; empty for the system's. */
    public List<InetSocketAddress> serverAddresses() {
        return servers.stream()
                .map(server -> SocketAddresses.parse("servers", server))
                .toList();
    }
}
