package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.net.InetSocketAddress;
import java.util.Map;

/** Where the gateway says how it is. */
public record AdminConfiguration(
        @Setting(
                doc = "The loopback address and the port at which /live and /ready are answered by HTTP; port 0 takes a"
                        + " free one. Everybody on this host may ask.",
                example = "127.0.0.1:9080")
        String address) {

    /** Checks that nobody else can ask: nobody authenticates there. */
    public AdminConfiguration {
        if (!SocketAddresses.parse("address", address).getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("address: '" + address
                    + "' can be reached from elsewhere, and nobody authenticates there (expected: a loopback address,"
                    + " as 127.0.0.1:9080 or [::1]:9080)");
        }
    }

    /** The address to listen at. */
    public InetSocketAddress socketAddress() {
        return SocketAddresses.parse("address", address);
    }

    void checkIsNone(Map<String, ListenerConfiguration> listeners) {
        listeners.forEach((name, listener) -> {
            if (socketAddress().getPort() != 0
                    && listener.socketAddress().filter(socketAddress()::equals).isPresent()) {
                throw new IllegalArgumentException("admin.address: '" + address + "' is the address of listener '"
                        + name + "' too (expected: an address and port of its own)");
            }
        });
    }
}
