package io.sallyport.auth.gssapi.token;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) under one key, kept as nothing but its two pads: the JDK's {@code Mac} would keep a digest for every
 * idle connection, allocate twice per message, and could not be wiped.
 */
final class Hmac implements AutoCloseable {
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private final HashFunction hash;
    private final byte[] inner;
    private final byte[] outer;

    /** Keeps no reference to the key, which is no longer than a block of the hash. */
    Hmac(HashFunction hash, byte[] key) {
        this.hash = hash;
        inner = pad(hash, key, INNER);
        outer = pad(hash, key, OUTER);
    }

    private static byte[] pad(HashFunction hash, byte[] key, byte with) {
        byte[] pad = Arrays.copyOf(key, hash.blockLength());
        for (int i = 0; i < pad.length; i++) {
            pad[i] ^= with;
        }
        return pad;
    }

    /** Leaves the MAC of those octets at the beginning of {@link Workspace#mac()}. */
    void compute(Workspace space, byte[] octets, int from, int to) {
        MessageDigest digest = space.digest(hash);
        byte[] mac = space.mac();
        try {
            digest.reset();
            digest.update(inner, 0, inner.length);
            digest.update(octets, from, to - from);
            digest.digest(mac, 0, mac.length);
            digest.update(outer, 0, outer.length);
            digest.update(mac, 0, hash.length());
            digest.digest(mac, 0, mac.length);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }

    /** Compares in constant time. */
    boolean matches(Workspace space, byte[] received, int from, int length) {
        byte[] mac = space.mac();
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= mac[i] ^ received[from + i];
        }
        return difference == 0;
    }

    @Override
    public void close() {
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
    }
}
