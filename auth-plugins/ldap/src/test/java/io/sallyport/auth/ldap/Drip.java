package io.sallyport.auth.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server; once told, it gives its octets out one by one, each soon enough for a time-out of a read. */
final class Drip implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocket listener;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean dripping;

    Drip(int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void begin() {
        dripping = true;
    }

    private static void start(Piece piece) {
        Thread thread = new Thread(() -> {
            try {
                piece.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Piece {
        void run() throws IOException;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            open.addAll(List.of(client, behind));
            start(() -> client.getInputStream().transferTo(behind.getOutputStream()));
            start(() -> copy(behind.getInputStream(), client.getOutputStream()));
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] octets = new byte[8192];
        for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
            for (int at = 0; dripping && at < count; at++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                out.write(octets[at]);
            }
            if (!dripping) {
                out.write(octets, 0, count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
