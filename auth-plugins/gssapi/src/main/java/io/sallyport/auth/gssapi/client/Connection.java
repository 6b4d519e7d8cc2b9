package io.sallyport.auth.gssapi.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * A destination, reached through the gateway.
 *
 * @param socket to the gateway
 * @param channel the octets from and to the destination
 */
record Connection(Socket socket, Channel channel) implements AutoCloseable {
    private static final int BUFFER = 65_536;

    static Connection open(ConnectOptions options, Authenticator authentication) throws IOException {
        Socket socket = Dialing.dial(options.via(), options.connectTimeout());
        try {
            socket.setSoTimeout((int) options.connectTimeout().toMillis());
            Channel plain =
                    new Channel(new BufferedInputStream(socket.getInputStream(), BUFFER), socket.getOutputStream());
            MethodSelection.select(plain, options.login().method());
            Channel channel = authentication.run(plain);
            ConnectRequest.run(channel, options.destination());
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
