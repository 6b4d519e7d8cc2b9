package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.OutputStream;

/** Puts octets into the messages of RFC 1961 section 5, and sends each write at once. */
final class EncapsulatedOutput extends OutputStream {
    private final OutputStream out;
    private final MessageTokens tokens;
    private final boolean confidential;
    private final int maxPlaintextLength;

    EncapsulatedOutput(OutputStream out, MessageTokens tokens, boolean confidential) throws ClientException {
        this.out = out;
        this.tokens = tokens;
        this.confidential = confidential;
        this.maxPlaintextLength = tokens.maxPlaintextLength(confidential, GssapiMessage.LONGEST_TOKEN);
        if (maxPlaintextLength < 1) {
            throw new ClientException("no octet fits into a token (expected: a mechanism with shorter tokens)");
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(maxPlaintextLength, length - done);
            GssapiMessage.write(
                    out, GssapiMessage.ENCAPSULATION, tokens.wrap(octets, offset + done, count, confidential));
            done += count;
        }
    }
}
