package io.sallyport.auth.gssapi.ticket;

import io.sallyport.auth.gssapi.keytab.Enctype;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;

/** Encrypts as a KDC does, so that tests can have any ticket; the JDK must be able to open it. */
public final class TestEncryption {
    private static final int BLOCK = 16;

    private TestEncryption() {}

    public static byte[] seal(Enctype enctype, byte[] key, int usage, byte[] plaintext) {
        try {
            DerivedKeys keys = DerivedKeys.of(enctype, key, usage);
            byte[] confounded = new byte[BLOCK + plaintext.length];
            System.arraycopy(plaintext, 0, confounded, BLOCK, plaintext.length);
            Cipher aes = Cipher.getInstance("AES/CTS/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, keys.encryption(), new IvParameterSpec(new byte[BLOCK]));
            byte[] sealed = aes.doFinal(confounded);
            byte[] checksum = checksum(enctype, keys, confounded, sealed);
            byte[] all = Arrays.copyOf(sealed, sealed.length + checksum.length);
            System.arraycopy(checksum, 0, all, sealed.length, checksum.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] checksum(Enctype enctype, DerivedKeys keys, byte[] plaintext, byte[] sealed)
            throws GeneralSecurityException {
        boolean sha2 = enctype.number() > 18;
        Mac mac = Mac.getInstance(sha2 ? enctype.number() == 19 ? "HmacSHA256" : "HmacSHA384" : "HmacSHA1");
        mac.init(keys.integrity());
        if (sha2) {
            mac.update(new byte[BLOCK]);
        }
        return Arrays.copyOf(mac.doFinal(sha2 ? sealed : plaintext), enctype.checksumLength());
    }
}
