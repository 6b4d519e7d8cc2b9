package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.security.SecureRandom;

/**
 * HalfSipHash-2-4 under a key that nobody outside knows: whoever chooses the octets does not choose where they meet, which a
 * polynomial would let him do whatever its factor is. Of one event loop at a time.
 */
final class KeyedHash {
    private static final int WORD = Integer.BYTES;
    private static final int OCTET_MASK = 0xFF;
    private static final int CONSTANT_2 = 0x6C796765;
    private static final int CONSTANT_3 = 0x74656462;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_0 = RANDOM.nextInt();
    private static final int KEY_1 = RANDOM.nextInt();

    private final int key0;
    private final int key1;
    private int v0;
    private int v1;
    private int v2;
    private int v3;

    /** Makes one with this process's key. */
    KeyedHash() {
        this(KEY_0, KEY_1);
    }

    KeyedHash(int key0, int key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    int of(ByteBuf octets, int at, int length) {
        begin();
        int whole = length - length % WORD;
        for (int i = 0; i < whole; i += WORD) {
            take(octets.getIntLE(at + i));
        }
        int last = length << (Integer.SIZE - Byte.SIZE);
        for (int i = whole; i < length; i++) {
            last |= (octets.getByte(at + i) & OCTET_MASK) << (Byte.SIZE * (i - whole));
        }
        take(last);
        return end();
    }

    int of(InetSocketAddress address) {
        byte[] octets = address.getAddress().getAddress();
        begin();
        for (int i = 0; i < octets.length; i += WORD) {
            take(word(octets, i));
        }
        take(address.getPort());
        return end();
    }

    PeerKey key(InetSocketAddress address) {
        return new PeerKey(address, of(address));
    }

    private static int word(byte[] octets, int at) {
        return (octets[at] & OCTET_MASK) << 24
                | (octets[at + 1] & OCTET_MASK) << 16
                | (octets[at + 2] & OCTET_MASK) << 8
                | (octets[at + 3] & OCTET_MASK);
    }

    private void begin() {
        v0 = key0;
        v1 = key1;
        v2 = key0 ^ CONSTANT_2;
        v3 = key1 ^ CONSTANT_3;
    }

    private void take(int word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private int end() {
        v2 ^= OCTET_MASK;
        round();
        round();
        round();
        round();
        return v1 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Integer.rotateLeft(v1, 5) ^ v0;
        v0 = Integer.rotateLeft(v0, 16);
        v2 += v3;
        v3 = Integer.rotateLeft(v3, 8) ^ v2;
        v0 += v3;
        v3 = Integer.rotateLeft(v3, 7) ^ v0;
        v2 += v1;
        v1 = Integer.rotateLeft(v1, 13) ^ v2;
        v2 = Integer.rotateLeft(v2, 16);
    }
}
