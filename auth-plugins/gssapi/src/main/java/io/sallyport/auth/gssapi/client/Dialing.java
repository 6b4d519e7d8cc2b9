package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;

/** Connects to the gateway, at the first of its addresses that answers. */
final class Dialing {
    private Dialing() {}

    static Socket dial(HostAndPort via, Duration timeout) throws IOException {
        InetAddress[] addresses = resolve(via);
        int milliseconds = (int) Math.max(1, timeout.toMillis() / addresses.length);
        ClientException failure = new ClientException(via + ": no address");
        for (InetAddress address : addresses) {
            try {
                return connected(new InetSocketAddress(address, via.port()), milliseconds);
            } catch (IOException e) {
                failure = new ClientException("gateway " + via + ": " + e.getMessage(), e);
            }
        }
        throw failure;
    }

    private static InetAddress[] resolve(HostAndPort via) throws ClientException {
        try {
            return InetAddress.getAllByName(via.host());
        } catch (UnknownHostException e) {
            throw new ClientException("gateway " + via + ": no such host", e);
        }
    }

    private static Socket connected(InetSocketAddress address, int milliseconds) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(address, milliseconds);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
