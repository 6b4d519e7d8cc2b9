package io.sallyport.integration.destination;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends every datagram back to where it came from. */
public final class DatagramEcho implements AutoCloseable {
    private static final int LONGEST = 0xFFFF;

    private final DatagramSocket socket;
    private final AtomicInteger received = new AtomicInteger();

    public DatagramEcho() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::run, "datagram-echo");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many datagrams came. */
    public int received() {
        return received.get();
    }

    private void run() {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                received.incrementAndGet();
                socket.send(packet);
            } catch (IOException e) {
                // closed, or nobody was there any more
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
