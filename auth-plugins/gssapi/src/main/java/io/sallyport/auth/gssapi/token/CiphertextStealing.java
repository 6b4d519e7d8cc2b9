package io.sallyport.auth.gssapi.token;

import java.util.Arrays;

/**
 * AES-CTS of RFC 3962 section 5: CBC in one go, then the last two blocks changed places and cut to the plaintext's length.
 * It works in {@link Workspace}'s two areas, from {@link Workspace#START} on, and leaves both as it likes.
 */
final class CiphertextStealing {
    private static final int START = Workspace.START;
    private static final int BLOCK = AesCbc.BLOCK;

    private CiphertextStealing() {}

    /** Encrypts so many octets, at least one block, from the one area to the other. */
    static void encrypt(AesCbc aes, Workspace space, int length) {
        byte[] in = space.in();
        byte[] out = space.out();
        int padded = wholeBlocks(length);
        Arrays.fill(in, START + length, START + padded, (byte) 0);
        aes.process(in, START, padded, out);
        if (padded > BLOCK) {
            exchange(out, START + padded - 2 * BLOCK, START + padded - BLOCK);
        }
    }

    private static void exchange(byte[] octets, int one, int other) {
        for (int i = 0; i < BLOCK; i++) {
            byte octet = octets[one + i];
            octets[one + i] = octets[other + i];
            octets[other + i] = octet;
        }
    }

    /** Decrypts so many octets, at least one block, from the one area to the other. */
    static void decrypt(AesCbc aes, Workspace space, int length) {
        int last = wholeBlocks(length) - BLOCK;
        if (last == 0) {
            aes.process(space.in(), START, BLOCK, space.out());
        } else {
            aes.process(space.in(), START, last, space.out());
            restoreLastTwo(aes, space, START + last, length - last);
        }
    }

    /**
     * The block before {@code last} is decrypted, but chained to the wrong one, as the two had changed places: undone, its
     * end is what was stolen from the block at {@code last}, and its beginning leads to the last plaintext.
     */
    private static void restoreLastTwo(AesCbc aes, Workspace space, int last, int remainder) {
        byte[] in = space.in();
        byte[] out = space.out();
        int before = last - BLOCK;
        int chained = before - BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            byte undone = (byte) (out[before + i] ^ in[chained + i]);
            if (i >= remainder) {
                in[last + i] = undone;
            }
            space.block()[i] = (byte) (undone ^ in[last + i]);
        }
        aes.process(in, last, BLOCK, out);
        for (int i = 0; i < BLOCK; i++) {
            out[before + i] = (byte) (out[last + i] ^ in[chained + i]);
            out[last + i] = space.block()[i];
        }
    }

    private static int wholeBlocks(int length) {
        return (length + BLOCK - 1) & -BLOCK;
    }
}
