package io.sallyport.bench.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A connection to a destination, by whatever is in between.
 *
 * @param socket to whom one is connected
 * @param in what comes from the destination
 * @param out what goes to it
 */
record Tunnel(Socket socket, InputStream in, OutputStream out) implements Closeable {
    /** Sends an octet and wants it back. */
    void echo(int octet) throws IOException {
        out.write(octet);
        int back = in.read();
        if (back < 0) {
            throw new EOFException("closed in place of an echo");
        }
        if (back != octet) {
            throw new LoadException(LoadException.Kind.CORRUPT, "X'%02X' came back as X'%02X'".formatted(octet, back));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
