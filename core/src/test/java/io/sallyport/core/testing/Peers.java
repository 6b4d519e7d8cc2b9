package io.sallyport.core.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What plain sockets do at the ends of a relay while a test goes on. */
public final class Peers {
    private Peers() {}

    public static CompletableFuture<Void> send(Socket socket, byte[] octets) {
        return inThread(() -> socket.getOutputStream().write(octets));
    }

    /** Says that nothing more comes. */
    public static void end(Socket socket) {
        unchecked(socket::shutdownOutput);
    }

    /** Does it in a thread of its own, as it may block until another one reads. */
    public static CompletableFuture<Void> inThread(IoAction action) {
        return CompletableFuture.runAsync(() -> unchecked(action), Peers::start);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    private static void unchecked(IoAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody takes what is on its way, so it comes to rest: nothing tells when, but no more moves. */
    public static void awaitStall(Duration time) {
        await().pollDelay(time).until(() -> true);
    }

    /** What may fail. */
    @FunctionalInterface
    public interface IoAction {
        void run() throws IOException;
    }
}
