package io.sallyport.bench.load;

import io.sallyport.auth.gssapi.client.KerberosStreams;
import io.sallyport.core.spi.ProtectionLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Connects to destinations: directly, by SOCKS5, or by SOCKS5 with GSSAPI. From 16 addresses, as ports run out. */
final class Dialer {
    private static final int SOURCES = 16;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final LoadOptions options;
    private final AtomicInteger next = new AtomicInteger();

    Dialer(LoadOptions options) {
        this.options = options;
    }

    Tunnel connect(InetSocketAddress destination) throws IOException {
        Socket socket = dial(options.isDirect() ? destination : options.proxy());
        try {
            return options.isDirect()
                    ? new Tunnel(socket, socket.getInputStream(), socket.getOutputStream())
                    : request(socket, destination);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Tunnel request(Socket socket, InetSocketAddress destination) throws IOException {
        if (options.gssapi().isEmpty()) {
            Socks5.select(socket);
            Socks5.request(socket, Socks5.CONNECT, destination);
            return new Tunnel(socket, socket.getInputStream(), socket.getOutputStream());
        }
        var gssapi = options.gssapi().get();
        ProtectionLevel level = gssapi.get(1).equals("1") ? ProtectionLevel.INTEGRITY : ProtectionLevel.CONFIDENTIALITY;
        KerberosStreams streams = KerberosStreams.open(socket, gssapi.get(0), level, destination);
        return new Tunnel(socket, streams.in(), streams.out());
    }

    /** Connects to the proxy, if there is one, and selects a method. */
    Socket login(InetSocketAddress destination) throws IOException {
        Socket socket = dial(options.isDirect() ? destination : options.proxy());
        try {
            if (!options.isDirect()) {
                Socks5.select(socket);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket dial(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            int source = 1 + Math.floorMod(next.getAndIncrement(), SOURCES);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) source}), 0));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(address, TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
