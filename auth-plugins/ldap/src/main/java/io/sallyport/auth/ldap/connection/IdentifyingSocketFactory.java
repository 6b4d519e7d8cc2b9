package io.sallyport.auth.ldap.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes TLS sockets that end a handshake with a server which is not the one that was asked for. The JDK compares the
 * name: UnboundID's own verifier was seen to take any name for a server on loopback.
 */
final class IdentifyingSocketFactory extends SSLSocketFactory {
    private static final String NAME_CHECK = "LDAPS";

    private final SSLSocketFactory delegate;

    IdentifyingSocketFactory(SSLSocketFactory delegate) {
        this.delegate = delegate;
    }

    private Socket identifying(Socket socket) throws IOException {
        if (!(socket instanceof SSLSocket secured)) {
            throw new IOException(socket.getClass() + " (expected: a TLS socket)");
        }
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(NAME_CHECK);
        secured.setSSLParameters(parameters);
        return secured;
    }

    @Override
    public Socket createSocket() throws IOException {
        return identifying(delegate.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return identifying(delegate.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return identifying(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return identifying(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return identifying(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return identifying(delegate.createSocket(address, port, localAddress, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }
}
