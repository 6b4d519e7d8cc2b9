package io.sallyport.auth.gssapi.token;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** KDF-HMAC-SHA2 of RFC 8009 section 3, as far as one block of its output goes, which is as far as any key goes. */
final class Rfc8009Derivation {
    private Rfc8009Derivation() {}

    static byte[] derive(HashFunction hash, byte[] base, byte[] label, int length) {
        byte[] input = ByteBuffer.allocate(Integer.BYTES + label.length + 1 + Integer.BYTES)
                .putInt(1)
                .put(label)
                .put((byte) 0)
                .putInt(length * 8)
                .array();
        Workspace space = Workspace.ofThread(0);
        try (Hmac hmac = new Hmac(hash, base)) {
            hmac.compute(space, input, 0, input.length);
        }
        byte[] key = Arrays.copyOf(space.mac(), length);
        Arrays.fill(space.mac(), (byte) 0);
        return key;
    }
}
