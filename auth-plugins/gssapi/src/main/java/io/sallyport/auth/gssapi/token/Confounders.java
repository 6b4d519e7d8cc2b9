package io.sallyport.auth.gssapi.token;

import java.security.SecureRandom;

/** The random block that begins every encrypted token; drawn many at a time, for one at a time costs as much as the token. */
final class Confounders {
    private static final int MANY = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] drawn = new byte[MANY * AesCbc.BLOCK];
    private int next = drawn.length;

    void write(byte[] octets, int at) {
        if (next == drawn.length) {
            random.nextBytes(drawn);
            next = 0;
        }
        System.arraycopy(drawn, next, octets, at, AesCbc.BLOCK);
        next += AesCbc.BLOCK;
    }
}
