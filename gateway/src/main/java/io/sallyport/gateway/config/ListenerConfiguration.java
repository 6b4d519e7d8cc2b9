package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.net.InetSocketAddress;
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

        @Setting(doc = "Speaks TLS, with SOCKS in it.") Optional<TlsConfiguration> tls) {

    /** Checks the address. */
    public ListenerConfiguration {
        SocketAddresses.parse("address", address);
    }

    /** The address to listen at. */
    public InetSocketAddress socketAddress() {
        return SocketAddresses.parse("address", address);
    }
}
