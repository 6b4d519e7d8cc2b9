package io.sallyport.gateway.training;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A destination on loopback that sends back what it gets, one connection after the other. */
final class Echo implements AutoCloseable {
    private final ServerSocket listening;

    Echo() throws IOException {
        listening = new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread thread = new Thread(this::serve, "training-echo");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try {
            while (!listening.isClosed()) {
                echo(listening.accept());
            }
        } catch (IOException closed) {
            // by close(), or the session that waits for it fails
        }
    }

    private static void echo(Socket accepted) throws IOException {
        try (Socket peer = accepted) {
            InputStream in = peer.getInputStream();
            in.transferTo(peer.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
