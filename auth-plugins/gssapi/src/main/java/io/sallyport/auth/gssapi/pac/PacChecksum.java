package io.sallyport.auth.gssapi.pac;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed checksums of RFC 3962 and RFC 8009 under key usage 17, with which a KDC signs a PAC. */
enum PacChecksum {
    HMAC_SHA1_96_AES128(15, 17, 16, 12, "HmacSHA1"),
    HMAC_SHA1_96_AES256(16, 18, 32, 12, "HmacSHA1"),
    HMAC_SHA256_128_AES128(19, 19, 16, 16, "HmacSHA256"),
    HMAC_SHA384_192_AES256(20, 20, 32, 24, "HmacSHA384");

    /** The 5 octets of usage and X'99', folded to 16 (RFC 3961 section 5.1). */
    private static final byte[] FOLDED = {
        0x1D,
        (byte) 0xDB,
        0x6D,
        (byte) 0xB6,
        (byte) 0xD3,
        0x24,
        (byte) 0xCC,
        0x48,
        (byte) 0x88,
        0x43,
        (byte) 0xA1,
        (byte) 0xD0,
        (byte) 0xE6,
        0x42,
        0x34,
        0x3A
    };

    /** RFC 8009 section 3: counter, usage, X'99', zero; the length in bits follows. */
    private static final byte[] LABEL = {0, 0, 0, 1, 0, 0, 0, 17, (byte) 0x99, 0, 0, 0, 0};

    private final int type;
    private final int encryptionType;
    private final int keyLength;
    private final int length;
    private final String mac;

    PacChecksum(int type, int encryptionType, int keyLength, int length, String mac) {
        this.type = type;
        this.encryptionType = encryptionType;
        this.keyLength = keyLength;
        this.length = length;
        this.mac = mac;
    }

    static Optional<PacChecksum> ofType(long type) {
        return Arrays.stream(values()).filter(checksum -> checksum.type == type).findFirst();
    }

    int length() {
        return length;
    }

    /** Whether a key is one for this checksum. */
    boolean takes(int keyType, int octets) {
        return keyType == encryptionType && octets == keyLength;
    }

    byte[] compute(byte[] key, byte[] data) {
        try {
            byte[] derived = mac.equals("HmacSHA1") ? derive(key) : deriveSha2(key);
            return Arrays.copyOf(hmac(derived, data), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + mac + " or AES", e);
        }
    }

    private static byte[] derive(byte[] key) throws GeneralSecurityException {
        // Block by block as RFC 3961's DR has it: each is the one before, encrypted.
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] derived = new byte[key.length];
        byte[] block = FOLDED;
        for (int at = 0; at < derived.length; at += block.length) {
            block = aes.doFinal(block);
            System.arraycopy(block, 0, derived, at, block.length);
        }
        return derived;
    }

    private byte[] deriveSha2(byte[] key) throws GeneralSecurityException {
        byte[] label = Arrays.copyOf(LABEL, LABEL.length + 1);
        label[LABEL.length] = (byte) (length * Byte.SIZE);
        return Arrays.copyOf(hmac(key, label), length);
    }

    private byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(key, mac));
        return hmac.doFinal(data);
    }
}
