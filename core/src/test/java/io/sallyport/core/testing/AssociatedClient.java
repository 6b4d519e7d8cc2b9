package io.sallyport.core.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A client on a loopback address with an association of its own: the JDK's sockets. */
public final class AssociatedClient implements AutoCloseable {
    public final Socket control;
    public final DatagramSocket datagrams;
    public final InetSocketAddress relay;

    /** Asks for an association without a declaration. */
    public AssociatedClient(TestGateway gateway) throws IOException {
        control = gateway.connect();
        control.getOutputStream().write(Octets.of("05 01 00 05 03 00 01 00 00 00 00 00 00"));
        byte[] reply = TestGateway.read(control, 2 + 10);
        if (reply.length < 12 || reply[3] != 0) {
            throw new IOException("refused: " + Octets.hex(reply));
        }
        int port = ByteBuffer.wrap(reply).getShort(10) & 0xFFFF;
        relay = new InetSocketAddress(InetAddress.getByAddress(Arrays.copyOfRange(reply, 6, 10)), port);
        datagrams = new DatagramSocket(TestGateway.loopback(0));
        datagrams.setSoTimeout(TestGateway.PATIENCE_MILLIS);
    }

    /** What goes before a payload to that address. */
    public static byte[] header(InetSocketAddress destination) {
        byte[] address = destination.getAddress().getAddress();
        return ByteBuffer.allocate(6 + address.length)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (address.length == 4 ? 1 : 4))
                .put(address)
                .putShort((short) destination.getPort())
                .array();
    }

    public void send(InetSocketAddress destination, byte... payload) throws IOException {
        byte[] header = header(destination);
        byte[] datagram = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, datagram, header.length, payload.length);
        sendRaw(datagram);
    }

    public void sendRaw(byte... datagram) throws IOException {
        datagrams.send(new DatagramPacket(datagram, datagram.length, relay));
    }

    /** The next datagram with its header; empty if there is none for so long. */
    public Optional<byte[]> receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[0xFFFF], 0xFFFF);
        try {
            datagrams.receive(packet);
        } catch (java.net.SocketTimeoutException e) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    @Override
    public void close() throws IOException {
        control.close();
        datagrams.close();
    }
}
