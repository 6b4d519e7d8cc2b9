package io.sallyport.auth.gssapi.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES in CBC mode from an initial vector of zeros, under one key and in one direction. The cipher with its expanded key,
 * which is most of a context's memory, is made at the first use.
 */
final class AesCbc implements AutoCloseable {
    static final int BLOCK = 16;

    private final int mode;
    private final byte[] key;
    private @Nullable Cipher cipher;

    private AesCbc(int mode, byte[] key) {
        this.mode = mode;
        this.key = key.clone();
    }

    static AesCbc encryption(byte[] key) {
        return new AesCbc(Cipher.ENCRYPT_MODE, key);
    }

    static AesCbc decryption(byte[] key) {
        return new AesCbc(Cipher.DECRYPT_MODE, key);
    }

    /** Reads whole blocks of one array into the same place of another one: in the same array the JDK would copy them. */
    void process(byte[] in, int from, int length, byte[] out) {
        try {
            ready().doFinal(in, from, length, out, from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/CBC of " + length + " octets", e);
        }
    }

    private Cipher ready() throws GeneralSecurityException {
        Cipher current = cipher;
        if (current == null) {
            current = Cipher.getInstance("AES/CBC/NoPadding");
            setKey(current);
            cipher = current;
        }
        return current;
    }

    private void setKey(Cipher current) throws GeneralSecurityException {
        current.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
    }

    /** Wipes the key, also the expanded one: the JDK's cipher overwrites it when it is given another. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
        Cipher current = cipher;
        if (current != null) {
            try {
                setKey(current);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES/CBC", e);
            }
        }
    }
}
