package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Ports on loopback. */
final class Ports {
    private static final byte[] GREETING = {5, 1, 0};
    /** To ask more often would take the processor from the start that is measured. */
    private static final int POLL_MILLIS = 5;

    private Ports() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until a SOCKS server answers the greeting, and says how long that took; empty if it does not. */
    static Optional<Duration> awaitGreeting(int port, Process server, Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < patience.toNanos() && server.isAlive()) {
            if (greets(port)) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Optional.empty();
    }

    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(GREETING);
            return socket.getInputStream().read() == GREETING[0];
        } catch (IOException notYet) {
            return false;
        }
    }
}
