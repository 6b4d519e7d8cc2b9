package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A message of RFC 1961: VER, MTYP, LEN and TOKEN. */
final class GssapiMessage {
    static final int AUTHENTICATION = 0x01;
    static final int PROTECTION_LEVEL = 0x02;
    static final int ENCAPSULATION = 0x03;
    static final int LONGEST_TOKEN = 0xFFFF;

    private static final int VERSION = 0x01;
    private static final int ABORT = 0xFF;
    private static final int HEADER = 4;

    private GssapiMessage() {}

    /** Writes a message at once, so that it is not sent in pieces. */
    static void write(OutputStream out, int type, byte[] token) throws IOException {
        if (token.length > LONGEST_TOKEN) {
            throw new ClientException("a token of " + token.length + " octets (expected: at most " + LONGEST_TOKEN
                    + ", as RFC 1961 sends no more)");
        }
        ByteBuffer message = ByteBuffer.allocate(HEADER + token.length);
        message.put((byte) VERSION)
                .put((byte) type)
                .putShort((short) token.length)
                .put(token);
        out.write(message.array());
    }

    /** Reads the token of a message that must be of this type. */
    static byte[] read(InputStream in, int type) throws IOException {
        return readRest(in, Reading.octet(in), type);
    }

    /** Reads it behind its first octet. */
    static byte[] readRest(InputStream in, int version, int type) throws IOException {
        requireOctet("VER", VERSION, version);
        int found = Reading.octet(in);
        if (found == ABORT) {
            throw new ClientException("the gateway refused the login (its log says why)");
        }
        requireOctet("MTYP", type, found);
        return Reading.octets(in, Reading.length(in));
    }

    private static void requireOctet(String field, int expected, int found) throws ClientException {
        if (found != expected) {
            throw new ClientException("the gateway sent a GSSAPI message with %s X'%02X' (expected: X'%02X')"
                    .formatted(field, found, expected));
        }
    }
}
