package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the pattern of a stream, or takes it; the client's first octets say which: {@code DIR STREAM(4)}. */
final class StreamTarget implements Closeable {
    static final int DOWN = 1;
    static final int UP = 2;
    static final int BOTH = DOWN | UP;

    private final ServerSocket server;
    private final Tally tally;
    private final Map<Integer, CompletableFuture<Long>> received = new ConcurrentHashMap<>();

    private StreamTarget(ServerSocket server, Tally tally) {
        this.server = server;
        this.tally = tally;
    }

    static StreamTarget start(Tally tally) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(Targets.anyPort(), 1024);
        StreamTarget target = new StreamTarget(server, tally);
        Targets.daemon("streams", target::accept);
        return target;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** How much has come of a stream, once it has ended. */
    CompletableFuture<Long> received(int stream) {
        return received.computeIfAbsent(stream, number -> new CompletableFuture<>());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Targets.daemon("stream", () -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            int direction = in.readUnsignedByte();
            int stream = in.readInt();
            if (direction == DOWN) {
                send(client, stream);
            } else {
                Thread sending = direction == BOTH ? Targets.daemon("sending", () -> send(client, stream)) : null;
                take(client, stream);
                if (sending != null) {
                    sending.join();
                }
            }
        } catch (IOException e) {
            tally.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the time is over or the client has gone. */
    private void send(Socket client, int stream) {
        byte[] buffer = new byte[Pattern.CHUNK];
        try {
            for (long position = 0; !tally.isOver(); position += buffer.length) {
                Pattern.fill(buffer, buffer.length, stream, position);
                client.getOutputStream().write(buffer);
            }
            client.shutdownOutput();
        } catch (IOException gone) {
            // The client counts what it has got.
        }
    }

    private void take(Socket client, int stream) throws IOException {
        byte[] buffer = new byte[Pattern.CHUNK * 2];
        long position = 0;
        int count = client.getInputStream().read(buffer);
        while (count >= 0) {
            if (!Pattern.matches(buffer, 0, count, stream, position)) {
                throw new LoadException(Kind.CORRUPT, "stream " + stream + " differs at the destination");
            }
            position += count;
            if (tally.isMeasuring()) {
                tally.up.add(count);
            }
            count = client.getInputStream().read(buffer);
        }
        received(stream).complete(position);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
