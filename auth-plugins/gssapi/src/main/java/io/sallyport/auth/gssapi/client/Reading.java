package io.sallyport.auth.gssapi.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the fields of a message. */
final class Reading {
    private Reading() {}

    static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw ended();
        }
        return octet;
    }

    static int length(InputStream in) throws IOException {
        return octet(in) << 8 | octet(in);
    }

    static byte[] octets(InputStream in, int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw ended();
        }
        return octets;
    }

    private static EOFException ended() {
        return new EOFException("the gateway ended the connection inside of a message");
    }
}
