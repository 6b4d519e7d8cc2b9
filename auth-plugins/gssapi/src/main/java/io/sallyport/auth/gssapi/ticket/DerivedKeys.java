package io.sallyport.auth.gssapi.ticket;

import io.sallyport.auth.gssapi.keytab.Enctype;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys for one use, from a base key: RFC 3961 section 5.1 and RFC 8009 section 3.
 *
 * @param encryption the key Ke
 * @param integrity the key Ki
 */
record DerivedKeys(SecretKeySpec encryption, SecretKeySpec integrity) {
    private static final byte ENCRYPTION = (byte) 0xAA;
    private static final byte INTEGRITY = 0x55;
    private static final int BLOCK = 16;

    static DerivedKeys of(Enctype enctype, byte[] base, int usage) throws GeneralSecurityException {
        byte[] encryption = derive(enctype, base, constant(usage, ENCRYPTION), enctype.keyLength());
        byte[] integrity = derive(enctype, base, constant(usage, INTEGRITY), integrityLength(enctype));
        DerivedKeys keys = new DerivedKeys(new SecretKeySpec(encryption, "AES"), new SecretKeySpec(integrity, "HMAC"));
        Arrays.fill(encryption, (byte) 0);
        Arrays.fill(integrity, (byte) 0);
        return keys;
    }

    private static int integrityLength(Enctype enctype) {
        return enctype == Enctype.AES256_CTS_HMAC_SHA384_192 ? enctype.checksumLength() : enctype.keyLength();
    }

    private static byte[] constant(int usage, byte purpose) {
        return ByteBuffer.allocate(5).putInt(usage).put(purpose).array();
    }

    private static byte[] derive(Enctype enctype, byte[] base, byte[] constant, int length)
            throws GeneralSecurityException {
        return switch (enctype) {
            case AES128_CTS_HMAC_SHA1_96, AES256_CTS_HMAC_SHA1_96 -> chain(base, constant, length);
            case AES128_CTS_HMAC_SHA256_128 -> count("HmacSHA256", base, constant, length);
            case AES256_CTS_HMAC_SHA384_192 -> count("HmacSHA384", base, constant, length);
        };
    }

    private static byte[] chain(byte[] base, byte[] constant, int length) throws GeneralSecurityException {
        // One block at a time under a fixed key is what the RFC's DR is made of.
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(base, "AES"));
        byte[] derived = new byte[length];
        byte[] block = fold(constant);
        for (int at = 0; at < length; at += BLOCK) {
            block = aes.doFinal(block);
            System.arraycopy(block, 0, derived, at, BLOCK);
        }
        return derived;
    }

    private static byte[] count(String hmac, byte[] base, byte[] constant, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hmac);
        mac.init(new SecretKeySpec(base, hmac));
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
        mac.update(constant);
        mac.update((byte) 0);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(length * Byte.SIZE).array());
        return Arrays.copyOf(mac.doFinal(), length);
    }

    /** The n-fold of RFC 3961 section 5.1 to one block: copies, each rotated by 13 bits, added with carry. */
    private static byte[] fold(byte[] constant) {
        int copies = BLOCK;
        int[] sums = new int[BLOCK];
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < constant.length; i++) {
                sums[(copy * constant.length + i) % BLOCK] += rotated(constant, 13 * copy, i);
            }
        }
        return carried(sums);
    }

    private static int rotated(byte[] octets, int bits, int at) {
        int from = Math.floorMod(at * Byte.SIZE - bits, octets.length * Byte.SIZE);
        int high = Byte.toUnsignedInt(octets[from / Byte.SIZE]);
        int low = Byte.toUnsignedInt(octets[(from / Byte.SIZE + 1) % octets.length]);
        return (((high << Byte.SIZE) | low) >>> (Byte.SIZE - from % Byte.SIZE)) & 0xFF;
    }

    private static byte[] carried(int[] sums) {
        int carry = 0;
        byte[] folded = new byte[BLOCK];
        // The second time round adds what the first carried out of the front.
        for (int step = 0; step < 2 * BLOCK || carry != 0; step++) {
            int at = BLOCK - 1 - step % BLOCK;
            int sum = (step < BLOCK ? sums[at] : Byte.toUnsignedInt(folded[at])) + carry;
            folded[at] = (byte) sum;
            carry = sum >>> Byte.SIZE;
        }
        return folded;
    }
}
