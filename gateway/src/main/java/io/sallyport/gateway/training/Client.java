package io.sallyport.gateway.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A SOCKS5 client (RFC 1928) that wants nothing but an echo. */
final class Client {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] METHODS = {5, 1, 0};
    private static final int SUCCEEDED = 0;

    private final InetSocketAddress gateway;
    private final int destination;

    Client(InetSocketAddress gateway, int destination) {
        this.gateway = gateway;
        this.destination = destination;
    }

    /** One session: method none, CONNECT, octets there and back. */
    void session(byte[] octets) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(gateway, PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(METHODS);
            in.readFully(new byte[2]);
            socket.getOutputStream().write(request());
            byte[] reply = new byte[10];
            in.readFully(reply);
            if (reply[1] != SUCCEEDED) {
                throw new IOException("reply " + reply[1] + " (expected: 0)");
            }
            socket.getOutputStream().write(octets);
            in.readFully(new byte[octets.length]);
        }
    }

    private byte[] request() {
        return new byte[] {5, 1, 0, 1, 127, 0, 0, 1, (byte) (destination >> 8), (byte) destination};
    }
}
