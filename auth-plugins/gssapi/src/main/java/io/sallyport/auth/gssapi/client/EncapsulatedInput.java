package io.sallyport.auth.gssapi.client;

import io.sallyport.auth.gssapi.client.MessageTokens.Unwrapped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Takes octets out of the messages of RFC 1961 section 5, and gives what has come without waiting for more. */
final class EncapsulatedInput extends InputStream {
    private final InputStream in;
    private final MessageTokens tokens;
    private final boolean confidential;
    private byte[] plaintext = new byte[0];
    private int position;

    EncapsulatedInput(InputStream in, MessageTokens tokens, boolean confidential) {
        this.in = in;
        this.tokens = tokens;
        this.confidential = confidential;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (position == plaintext.length) {
            int version = in.read();
            if (version < 0) {
                return -1;
            }
            open(GssapiMessage.readRest(in, version, GssapiMessage.ENCAPSULATION));
        }
        int count = Math.min(length, plaintext.length - position);
        System.arraycopy(plaintext, position, buffer, offset, count);
        position += count;
        return count;
    }

    private void open(byte[] token) throws IOException {
        Unwrapped unwrapped = tokens.unwrap(token);
        if (confidential && !unwrapped.confidential()) {
            throw new ClientException(
                    "the gateway sent a message in the clear (expected: confidentiality, as was agreed)");
        }
        plaintext = unwrapped.octets();
        position = 0;
    }
}
