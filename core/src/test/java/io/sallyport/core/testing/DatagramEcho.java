package io.sallyport.core.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Sends every datagram back to where it came from. */
public final class DatagramEcho implements AutoCloseable {
    private final DatagramSocket socket;

    public DatagramEcho(InetAddress address) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(address, 0));
        socket.setReceiveBufferSize(1024 * 1024);
        Thread thread = new Thread(this::run, "datagram-echo");
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void run() {
        DatagramPacket packet = new DatagramPacket(new byte[0xFFFF], 0xFFFF);
        while (!socket.isClosed()) {
            try {
                packet.setLength(0xFFFF);
                socket.receive(packet);
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
