package io.sallyport.auth.gssapi.token;

import java.math.BigInteger;
import java.util.Arrays;

/** DK, the key derivation of RFC 3961 section 5.1, for AES: whatever octets it gives are a key. */
final class Rfc3961Derivation {
    private Rfc3961Derivation() {}

    static byte[] derive(byte[] base, byte[] constant) {
        byte[] key = new byte[base.length];
        byte[] block = fold(constant, AesCbc.BLOCK);
        byte[] next = new byte[AesCbc.BLOCK];
        try (AesCbc aes = AesCbc.encryption(base)) {
            for (int done = 0; done < key.length; done += AesCbc.BLOCK) {
                aes.process(block, 0, AesCbc.BLOCK, next);
                System.arraycopy(next, 0, block, 0, AesCbc.BLOCK);
                System.arraycopy(block, 0, key, done, AesCbc.BLOCK);
            }
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(next, (byte) 0);
        return key;
    }

    /**
     * The n-fold of RFC 3961 section 5.1: copies, each rotated 13 bits to the right of the one before, are laid end to end
     * until they fill a whole number of blocks, which are added in ones' complement: that is, modulo 2^n - 1.
     */
    static byte[] fold(byte[] constant, int length) {
        int bits = constant.length * 8;
        int copies = lcm(constant.length, length) / constant.length;
        BigInteger rotated = new BigInteger(1, constant);
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < copies; i++) {
            all = all.shiftLeft(bits).or(rotated);
            rotated = rotateRight(rotated, 13 % bits, bits);
        }
        return onesComplementSum(all, length);
    }

    private static byte[] onesComplementSum(BigInteger all, int length) {
        BigInteger ones = BigInteger.ONE.shiftLeft(length * 8).subtract(BigInteger.ONE);
        BigInteger sum = all.mod(ones);
        // Zero has two forms in ones' complement; adding never gives the one of all zero bits, save from nothing but
        // zeros.
        byte[] octets = (sum.signum() == 0 && all.signum() != 0 ? ones : sum).toByteArray();
        byte[] folded = new byte[length];
        int from = Math.max(0, octets.length - length);
        System.arraycopy(octets, from, folded, length - (octets.length - from), octets.length - from);
        return folded;
    }

    private static BigInteger rotateRight(BigInteger value, int by, int bits) {
        BigInteger low = value.mod(BigInteger.ONE.shiftLeft(by));
        return value.shiftRight(by).or(low.shiftLeft(bits - by));
    }

    private static int lcm(int a, int b) {
        return a / BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue() * b;
    }
}
