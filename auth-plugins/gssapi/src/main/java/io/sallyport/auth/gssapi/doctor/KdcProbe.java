package io.sallyport.auth.gssapi.doctor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Sends one message to a KDC and takes its answer: over TCP, and over UDP where it listens to that alone. */
final class KdcProbe {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_OCTETS = 0xFFFF;

    private KdcProbe() {}

    static byte[] ask(KdcAddress kdc, byte[] request) throws IOException {
        InetSocketAddress address = kdc.resolve();
        if (address.isUnresolved()) {
            throw new IOException("has no address");
        }
        try {
            return overTcp(address, request);
        } catch (IOException e) {
            return overUdp(address, request, e);
        }
    }

    private static byte[] overTcp(InetSocketAddress address, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(framed(request));
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 0 || length > MOST_OCTETS) {
                throw new IOException("an answer of " + Integer.toUnsignedString(length) + " octets");
            }
            return in.readNBytes(length);
        }
    }

    private static byte[] framed(byte[] request) {
        return ByteBuffer.allocate(Integer.BYTES + request.length)
                .putInt(request.length)
                .put(request)
                .array();
    }

    private static byte[] overUdp(InetSocketAddress address, byte[] request, IOException overTcp) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address);
            socket.send(new DatagramPacket(request, request.length));
            DatagramPacket answer = new DatagramPacket(new byte[MOST_OCTETS], MOST_OCTETS);
            socket.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        } catch (IOException e) {
            e.addSuppressed(overTcp);
            throw new IOException("TCP: " + overTcp + ", UDP: " + e, e);
        }
    }
}
