package io.sallyport.gateway.config;

import io.sallyport.core.abuse.Network;
import io.sallyport.core.spi.config.Setting;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** One address that clients connect to. */
public record ListenerConfiguration(
        @Setting(doc = "The IP address and the port to listen at; port 0 takes a free one.", example = "127.0.0.1:1080")
        String address,

        @Setting(
                doc = "Whether SOCKS4 and SOCKS4a are answered beside SOCKS5. They cannot authenticate: a client passes"
                        + " only where policy offers the method X'00' to it.",
                defaultTo = "false")
        boolean socks4,

        @Setting(
                doc =
                        "Whether an IPv6 address, [::] above all, takes no IPv4 clients; without it [::] takes both. Needs the"
                                + " transport epoll.",
                defaultTo = "false")
        boolean ipv6Only,

        @Setting(
                doc =
                        "Load balancers that say for whom they connect (PROXY protocol, version 1 or 2). Without this, and from"
                                + " anybody else, such a header is refused.")
        Optional<ProxyProtocolConfiguration> proxyProtocol,

        @Setting(doc = "Speaks TLS, with SOCKS in it.") Optional<TlsConfiguration> tls) {

    /** Checks the address. */
    public ListenerConfiguration {
        boolean ipv6 = SocketAddresses.parse("address", address).getAddress() instanceof Inet6Address;
        if (ipv6Only && !ipv6) {
            throw new IllegalArgumentException("ipv6-only: true with '" + address + "' (expected: an IPv6 address)");
        }
    }

    /** Where load balancers are that say for whom they connect. */
    public List<Network> balancers() {
        return proxyProtocol.map(ProxyProtocolConfiguration::networks).orElse(List.of());
    }

    /** The address to listen at. */
    public InetSocketAddress socketAddress() {
        return SocketAddresses.parse("address", address);
    }
}
