package io.sallyport.bench.load;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A SOCKS5 server that changes one octet of what comes from the destination. */
public final class Corrupting implements Closeable {
    private final ServerSocket server;
    private final long changed;

    private Corrupting(ServerSocket server, long changed) {
        this.server = server;
        this.changed = changed;
    }

    /** Starts one that changes the octet at that position of each connection. */
    public static Corrupting at(long changed) throws IOException {
        Corrupting proxy = new Corrupting(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), changed);
        Targets.daemon("proxy", proxy::accept);
        return proxy;
    }

    /** Starts one that changes nothing. */
    public static Corrupting nowhere() throws IOException {
        return at(-1);
    }

    /** Where it listens. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Targets.daemon("session", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket destination = connected(client)) {
            Thread up = Targets.daemon("up", () -> copy(client, destination, -1));
            copy(destination, client, changed);
            up.join();
        } catch (IOException e) {
            // The client sees it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket connected(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readNBytes(3);
        client.getOutputStream().write(new byte[] {5, 0});
        in.readNBytes(4);
        InetAddress host = InetAddress.getByAddress(in.readNBytes(4));
        Socket destination = new Socket();
        destination.connect(new InetSocketAddress(host, in.readUnsignedShort()));
        client.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80});
        return destination;
    }

    private static void copy(Socket from, Socket to, long changed) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long position = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (changed >= position && changed < position + count) {
                    buffer[(int) (changed - position)] ^= 1;
                }
                out.write(buffer, 0, count);
                position += count;
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // The other side sees it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
