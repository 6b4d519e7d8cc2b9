package io.sallyport.auth.gssapi.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * A destination, reached through the gateway.
 *
 * @param socket to the gateway
 * @param channel the octets from and to the destination
 */
record Connection(Socket socket, Channel channel) implements AutoCloseable {
    private static final int BUFFER = 65_536;

    /** Opens one, or gives up when the time is over. */
    static Connection open(ConnectOptions options, Map<String, String> environment) throws IOException {
        Authenticator authentication = Authenticator.of(options.login(), new KerberosEnvironment(environment));
        Duration timeout = options.connectTimeout();
        try {
            return Bounded.get(Bounded.start("open", () -> open(options, authentication)), timeout);
        } catch (TimeoutException e) {
            throw new ClientException(
                    options.destination() + ": not connected within " + timeout.toSeconds() + " seconds", e);
        }
    }

    private static Connection open(ConnectOptions options, Authenticator authentication) throws IOException {
        Socket socket = Dialing.dial(options.via(), options.connectTimeout());
        try {
            socket.setSoTimeout((int) options.connectTimeout().toMillis());
            Channel plain =
                    new Channel(new BufferedInputStream(socket.getInputStream(), BUFFER), socket.getOutputStream());
            MethodSelection.select(plain, options.login().method());
            Channel channel = authentication.run(plain);
            options.request().run(channel, options.destination());
            socket.setSoTimeout(0);
            return new Connection(socket, channel);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
