package io.sallyport.auth.gssapi.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers whatever is asked over TCP with the same octets. */
final class FakeKdc implements AutoCloseable {
    private final ServerSocket server;
    private final byte[] answer;

    FakeKdc(byte[] answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "fake-kdc");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                in.readNBytes(in.readInt());
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                out.writeInt(answer.length);
                out.write(answer);
            } catch (IOException e) {
                // The next client may do better; after the close there is none.
            }
        }
    }

    static byte[] error(int number, String time) {
        return value(
                0x7E,
                value(
                        0x30,
                        value(0xA0, number(5)),
                        value(0xA1, number(30)),
                        value(0xA4, value(0x18, time.getBytes(US_ASCII))),
                        value(0xA5, number(0)),
                        value(0xA6, number(number))));
    }

    static byte[] reply(int version) {
        byte[] encrypted = value(
                0x30, value(0xA0, number(18)), value(0xA1, number(version)), value(0xA2, value(0x04, new byte[9])));
        return value(0x6B, value(0x30, value(0xA0, number(5)), value(0xA6, encrypted)));
    }

    private static byte[] number(int number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(tag);
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
