package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Both ends of a context whose tokens a test can write: whether it is sealed, its number, the plaintext (sealed: inverted). */
final class FakeContext implements SecurityContext, MessageTokens {
    static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    static final byte[] WELCOME = "welcome".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 2;

    private boolean established;
    private int sent;
    private int received;

    @Override
    public byte[] initiate(byte[] token) throws IOException {
        if (token.length == 0) {
            return HELLO.clone();
        }
        established = Arrays.equals(token, WELCOME);
        return established ? new byte[0] : HELLO.clone();
    }

    @Override
    public boolean isEstablished() {
        return established;
    }

    @Override
    public byte[] wrapLevel(byte level) {
        return wrap(new byte[] {level}, 0, 1, false);
    }

    @Override
    public byte[] unwrapLevel(byte[] token) throws IOException {
        return unwrap(token).octets();
    }

    @Override
    public MessageTokens messageTokens() {
        return this;
    }

    @Override
    public int maxPlaintextLength(boolean confidential, int tokenLength) {
        return tokenLength - HEADER;
    }

    @Override
    public byte[] wrap(byte[] octets, int offset, int length, boolean confidential) {
        return token(sent++, Arrays.copyOfRange(octets, offset, offset + length), confidential);
    }

    @Override
    public Unwrapped unwrap(byte[] token) throws IOException {
        if (token.length < HEADER || token[1] != received++) {
            throw new ClientException("a token out of order");
        }
        boolean confidential = token[0] == 1;
        return new Unwrapped(inverted(Arrays.copyOfRange(token, HEADER, token.length), confidential), confidential);
    }

    static byte[] token(int number, byte[] plaintext, boolean confidential) {
        return ByteBuffer.allocate(HEADER + plaintext.length)
                .put((byte) (confidential ? 1 : 0))
                .put((byte) number)
                .put(inverted(plaintext, confidential))
                .array();
    }

    private static byte[] inverted(byte[] octets, boolean confidential) {
        byte[] result = octets.clone();
        for (int i = 0; confidential && i < result.length; i++) {
            result[i] = (byte) ~result[i];
        }
        return result;
    }
}
