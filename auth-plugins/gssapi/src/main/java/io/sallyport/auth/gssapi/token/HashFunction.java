package io.sallyport.auth.gssapi.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash function as HMAC (RFC 2104) sees it. */
enum HashFunction {
    SHA_1("SHA-1", 64, 20),
    SHA_256("SHA-256", 64, 32),
    SHA_384("SHA-384", 128, 48);

    private final String algorithm;
    private final int blockLength;
    private final int length;

    HashFunction(String algorithm, int blockLength, int length) {
        this.algorithm = algorithm;
        this.blockLength = blockLength;
        this.length = length;
    }

    int blockLength() {
        return blockLength;
    }

    int length() {
        return length;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no " + algorithm + " in this Java runtime", e);
        }
    }
}
