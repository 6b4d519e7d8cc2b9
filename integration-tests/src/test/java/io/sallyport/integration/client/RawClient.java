package io.sallyport.integration.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends the octets it is told to. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SMALL_WINDOW = 16 * 1024;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the gateway. */
    public static RawClient of(InetSocketAddress gateway) throws IOException {
        return from(new InetSocketAddress(0), gateway);
    }

    /** Connects to the gateway from another address of this host. */
    public static RawClient from(String source, InetSocketAddress gateway) throws IOException {
        return from(new InetSocketAddress(source, 0), gateway);
    }

    private static RawClient from(InetSocketAddress source, InetSocketAddress gateway) throws IOException {
        Socket socket = new Socket();
        socket.bind(source);
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(gateway, PATIENCE_MILLIS);
        return new RawClient(socket);
    }

    /** Connects to a listener without authentication, and through it. */
    public static RawClient through(InetSocketAddress gateway, InetSocketAddress destination) throws IOException {
        RawClient client = of(gateway);
        client.send(SocksOctets.methods(0), SocksOctets.connect(destination));
        client.receive(2);
        int reply = client.receive(10)[1];
        if (reply != 0) {
            throw new IOException("reply " + reply + " (expected: 0)");
        }
        return client;
    }

    /** Connects through a SOCKS server that was connected to, without authentication. */
    public int request(InetSocketAddress destination) throws IOException {
        send(SocksOctets.methods(0), SocksOctets.connect(destination));
        receive(2);
        return receive(10)[1];
    }

    /** Tries a name and a password: whether they are right. */
    public boolean authenticate(String user, String password) throws IOException {
        send(SocksOctets.methods(2), SocksOctets.credentials(user, password));
        receive(2);
        return receive(2)[1] == 0;
    }

    /** Sends all in one segment, if it is not too long. */
    public void send(byte[]... parts) throws IOException {
        socket.getOutputStream().write(SocksOctets.joined(parts));
    }

    /** Reads exactly so many octets. */
    public byte[] receive(int length) throws IOException {
        byte[] received = socket.getInputStream().readNBytes(length);
        if (received.length < length) {
            throw new IOException("the connection ended after " + received.length + " octets of " + length);
        }
        return received;
    }

    /** Reads until the other side ends its direction. */
    public byte[] receiveAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Whether the connection ends, by an end or by a reset, before anything comes. */
    public boolean isClosedByGateway() {
        try {
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
