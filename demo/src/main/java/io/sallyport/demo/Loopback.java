package io.sallyport.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The address that everything of the demo is on. */
final class Loopback {
    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static InetAddress address() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** A port that nobody listens at now; for a server that cannot choose one itself. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        }
    }
}
