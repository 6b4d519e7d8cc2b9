package io.sallyport.integration.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server on loopback that does one thing with each connection, on a thread of its own. */
public final class Destination implements AutoCloseable {
    private final ServerSocket listener;
    private final Conduct conduct;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private Destination(ServerSocket listener, Conduct conduct) {
        this.listener = listener;
        this.conduct = conduct;
    }

    /** What a destination does with a connection; the connection is closed after it. */
    @FunctionalInterface
    public interface Conduct {
        void serve(Socket connection) throws IOException;
    }

    /** Begins to serve at 127.0.0.1. */
    public static Destination that(Conduct conduct) {
        return at("127.0.0.1", conduct);
    }

    /** Begins to serve at an address. */
    public static Destination at(String address, Conduct conduct) {
        try {
            ServerSocket listener = new ServerSocket(0, 128, InetAddress.getByName(address));
            Destination destination = new Destination(listener, conduct);
            daemon(destination::accept);
            return destination;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections it has seen. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                accepted.incrementAndGet();
                open.add(connection);
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            // close() ends the loop.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            conduct.serve(connection);
        } catch (SocketException reset) {
            // What happens to the connection is for the test's client to see.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.remove(connection);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "destination");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
