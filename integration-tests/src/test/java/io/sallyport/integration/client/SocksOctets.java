package io.sallyport.integration.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Messages of RFC 1928 and 1929 and of SOCKS4, octet by octet; texts stand for one octet each character. */
public final class SocksOctets {
    private SocksOctets() {}

    /** A method selection that names these methods. */
    public static byte[] methods(int... methods) {
        byte[] message = new byte[2 + methods.length];
        message[0] = 5;
        message[1] = (byte) methods.length;
        for (int i = 0; i < methods.length; i++) {
            message[2 + i] = (byte) methods[i];
        }
        return message;
    }

    /** RFC 1929's request. */
    public static byte[] credentials(String user, String password) {
        return joined(new byte[] {1}, counted(user), counted(password));
    }

    /** CONNECT to an IPv4 address. */
    public static byte[] connect(InetSocketAddress to) {
        return joined(new byte[] {5, 1, 0, 1}, to.getAddress().getAddress(), port(to.getPort()));
    }

    /** CONNECT to a name. */
    public static byte[] connect(String name, int port) {
        return joined(new byte[] {5, 1, 0, 3}, counted(name), port(port));
    }

    /** SOCKS4's CONNECT. */
    public static byte[] connect4(InetSocketAddress to, String userId) {
        return joined(new byte[] {4, 1}, port(to.getPort()), to.getAddress().getAddress(), octets(userId), new byte[1]);
    }

    /** SOCKS4a's CONNECT. */
    public static byte[] connect4a(String name, int port, String userId) {
        byte[] unknown = {0, 0, 0, 1};
        return joined(new byte[] {4, 1}, port(port), unknown, octets(userId), new byte[1], octets(name), new byte[1]);
    }

    /** One after another. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** One octet for each character. */
    public static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] counted(String text) {
        return joined(new byte[] {(byte) text.length()}, octets(text));
    }

    private static byte[] port(int port) {
        return ByteBuffer.allocate(2).putShort((short) port).array();
    }
}
