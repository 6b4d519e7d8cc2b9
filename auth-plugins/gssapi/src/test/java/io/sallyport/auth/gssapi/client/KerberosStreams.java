package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.ProtectionLevel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A destination reached by the client of {@code sallyport connect}, for whoever loads a gateway with its messages.
 *
 * @param in from the destination
 * @param out to it; each write is one message
 */
public record KerberosStreams(InputStream in, OutputStream out) {
    private static final int BUFFER = 65_536;

    /** Logs in with the ticket of the environment, and asks for the destination. */
    public static KerberosStreams open(
            Socket gateway, String service, ProtectionLevel level, InetSocketAddress destination) throws IOException {
        Channel plain =
                new Channel(new BufferedInputStream(gateway.getInputStream(), BUFFER), gateway.getOutputStream());
        ConnectOptions.Login login = new ConnectOptions.Gssapi(service, level, level);
        MethodSelection.select(plain, login.method());
        Channel channel = Authenticator.of(login, new KerberosEnvironment(System.getenv()))
                .run(plain);
        String host = destination.getAddress().getHostAddress();
        SocksRequest.CONNECT.run(channel, new HostAndPort(host, destination.getPort()));
        return new KerberosStreams(channel.in(), channel.out());
    }
}
