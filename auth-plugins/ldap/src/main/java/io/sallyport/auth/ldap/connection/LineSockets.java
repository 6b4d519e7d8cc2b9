package io.sallyport.auth.ldap.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the socket of one connection, one for each address that is tried. Its deadlines can close it from the first moment
 * on, below TLS.
 */
final class LineSockets extends SocketFactory {
    private final String host;
    private final Deadline own;
    private final Deadline outer;
    private final Optional<SSLSocketFactory> tls;
    private volatile Socket socket = new Socket();

    LineSockets(String host, Deadline own, Deadline outer, Optional<SSLSocketFactory> tls) {
        this.host = host;
        this.own = own;
        this.outer = outer;
        this.tls = tls;
    }

    /** The socket that carries everything. */
    Socket socket() {
        return socket;
    }

    /** Sends the SDK to the other method, as TLS begins on a socket that is connected. */
    @Override
    public Socket createSocket() throws IOException {
        throw new SocketException("no socket without an address");
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket made = new Socket();
        socket = made;
        own.watch(made);
        outer.watch(made);
        made.connect(new InetSocketAddress(address, port), own.leftMillis());
        return tls.isPresent() ? tls.get().createSocket(made, host, port, true) : made;
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        return createSocket(InetAddress.getByName(name), port);
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(name, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }
}
