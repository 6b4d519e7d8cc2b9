package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Turns keys that others choose into numbers that they cannot foresee: what meets in a table is not for them to say. */
final class Scatter {
    private static final int OCTETS = 32;

    private final byte[] secret = new byte[OCTETS];
    private final long seed;

    Scatter() {
        SecureRandom random = new SecureRandom();
        random.nextBytes(secret);
        seed = random.nextLong();
    }

    /** One to one: no two numbers give one. */
    long of(long number) {
        long mixed = number ^ seed;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** So many bits that two do not meet, and none can be made to. */
    long of(Source source, String name) {
        MessageDigest digest = sha256();
        digest.update(secret);
        digest.update((byte) source.family());
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, source.network()));
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
