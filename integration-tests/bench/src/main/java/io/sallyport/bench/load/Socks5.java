package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** As much of RFC 1928 as a load needs: no authentication, and IPv4. */
final class Socks5 {
    static final int CONNECT = 1;
    static final int UDP_ASSOCIATE = 3;
    static final int DATAGRAM_HEADER = 10;

    private static final int VERSION = 5;
    private static final int IPV4 = 1;
    private static final int IPV4_LENGTH = 4;

    private Socks5() {}

    static void select(Socket socket) throws IOException {
        socket.getOutputStream().write(new byte[] {VERSION, 1, 0});
        DataInputStream in = new DataInputStream(socket.getInputStream());
        require("version of the method selection", VERSION, in.readUnsignedByte());
        require("method", 0, in.readUnsignedByte());
    }

    /** Gives the bound address. */
    static InetSocketAddress request(Socket socket, int command, InetSocketAddress destination) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(DATAGRAM_HEADER);
        request.put((byte) VERSION).put((byte) command).put((byte) 0);
        socket.getOutputStream().write(put(request, destination).array());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        require("version of the reply", VERSION, in.readUnsignedByte());
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw new LoadException(Kind.REFUSED, "reply X'%02X'".formatted(reply));
        }
        require("RSV", 0, in.readUnsignedByte());
        require("ATYP", IPV4, in.readUnsignedByte());
        InetAddress bound = InetAddress.getByAddress(in.readNBytes(IPV4_LENGTH));
        return new InetSocketAddress(bound, in.readUnsignedShort());
    }

    /** The header of a datagram to a destination. */
    static void putHeader(ByteBuffer datagram, InetSocketAddress destination) {
        put(datagram.putShort((short) 0).put((byte) 0), destination);
    }

    private static ByteBuffer put(ByteBuffer to, InetSocketAddress destination) {
        return to.put((byte) IPV4).put(destination.getAddress().getAddress()).putShort((short) destination.getPort());
    }

    private static void require(String what, int expected, int found) throws LoadException {
        if (expected != found) {
            throw new LoadException(Kind.PROTOCOL, "%s: X'%02X' (expected: X'%02X')".formatted(what, found, expected));
        }
    }
}
