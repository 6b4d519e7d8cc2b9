package io.sallyport.auth.gssapi.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What a gateway sends, written by hand. */
final class Messages {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    /** A message of RFC 1961. */
    Messages message(int type, byte[] token) {
        return octets(ByteBuffer.allocate(4 + token.length)
                .put((byte) 1)
                .put((byte) type)
                .putShort((short) token.length)
                .put(token)
                .array());
    }

    Messages encapsulated(int number, byte[] plaintext, boolean confidential) {
        return message(GssapiMessage.ENCAPSULATION, FakeContext.token(number, plaintext, confidential));
    }

    Messages octets(byte[] octets) {
        all.writeBytes(octets);
        return this;
    }

    byte[] octets() {
        return all.toByteArray();
    }

    InputStream stream() {
        return new ByteArrayInputStream(octets());
    }

    Channel channel(OutputStream out) {
        return new Channel(stream(), out);
    }
}
