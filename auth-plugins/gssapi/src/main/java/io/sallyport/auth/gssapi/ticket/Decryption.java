package io.sallyport.auth.gssapi.ticket;

import io.sallyport.auth.gssapi.keytab.Enctype;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;

/** Opens what Kerberos encrypted under one key for one use: RFC 3962 and RFC 8009. For a few octets, not for data. */
public final class Decryption {
    private static final int BLOCK = 16;

    private final Enctype enctype;
    private final DerivedKeys keys;

    /**
     * Derives the keys.
     *
     * @param base not kept
     * @param usage the key usage number
     */
    public Decryption(Enctype enctype, byte[] base, int usage) {
        this.enctype = enctype;
        try {
            keys = DerivedKeys.of(enctype, base, usage);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES or HMAC is not to be had", e);
        }
    }

    /** Gives the plaintext without the confounder. */
    public byte[] open(byte[] encrypted) throws UnreadableException {
        int length = encrypted.length - enctype.checksumLength();
        if (length < BLOCK) {
            throw new UnreadableException();
        }
        byte[] plaintext = decrypt(encrypted, 0, length, new byte[BLOCK]);
        byte[] checked = isEncryptThenMac() ? encryptedWithIv(encrypted, length) : plaintext;
        byte[] checksum = Arrays.copyOfRange(encrypted, length, encrypted.length);
        if (!MessageDigest.isEqual(checksum, checksum(checked))) {
            throw new UnreadableException();
        }
        return Arrays.copyOfRange(plaintext, BLOCK, plaintext.length);
    }

    /** Gives the last octets of the plaintext without a look at the checksum, at the cost of three blocks. */
    public byte[] tail(byte[] encrypted, int count) throws UnreadableException {
        int length = encrypted.length - enctype.checksumLength();
        if (length < 2 * BLOCK || count > 2 * BLOCK) {
            throw new UnreadableException();
        }
        int from = Math.max(0, (length - 1) / BLOCK - 3) * BLOCK;
        byte[] iv = from == 0 ? new byte[BLOCK] : Arrays.copyOfRange(encrypted, from - BLOCK, from);
        byte[] plaintext = decrypt(encrypted, from, length - from, iv);
        return Arrays.copyOfRange(plaintext, plaintext.length - count, plaintext.length);
    }

    private boolean isEncryptThenMac() {
        return enctype == Enctype.AES128_CTS_HMAC_SHA256_128 || enctype == Enctype.AES256_CTS_HMAC_SHA384_192;
    }

    private static byte[] encryptedWithIv(byte[] encrypted, int length) {
        byte[] both = new byte[BLOCK + length];
        System.arraycopy(encrypted, 0, both, BLOCK, length);
        return both;
    }

    private byte[] decrypt(byte[] encrypted, int from, int length, byte[] iv) {
        try {
            Cipher aes = Cipher.getInstance("AES/CTS/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, keys.encryption(), new IvParameterSpec(iv));
            return aes.doFinal(encrypted, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in CTS mode is not to be had", e);
        }
    }

    private byte[] checksum(byte[] octets) {
        try {
            Mac mac = Mac.getInstance(hmac());
            mac.init(keys.integrity());
            return Arrays.copyOf(mac.doFinal(octets), enctype.checksumLength());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is not to be had", e);
        }
    }

    private String hmac() {
        return switch (enctype) {
            case AES128_CTS_HMAC_SHA1_96, AES256_CTS_HMAC_SHA1_96 -> "HmacSHA1";
            case AES128_CTS_HMAC_SHA256_128 -> "HmacSHA256";
            case AES256_CTS_HMAC_SHA384_192 -> "HmacSHA384";
        };
    }
}
