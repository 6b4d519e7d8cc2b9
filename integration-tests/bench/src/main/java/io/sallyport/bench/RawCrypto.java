package io.sallyport.bench;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** AES-CBC and HMAC over as many octets as a token has under them: confounder, plaintext and the header's copy. */
@SuppressWarnings("NullAway.Init") // JMH sets up first.
@State(Scope.Thread)
public class RawCrypto {
    private byte[] in;
    private byte[] out;
    private byte[] tag;
    private Cipher encryption;
    private Cipher decryption;
    private Mac mac;

    /** Sets the keys. */
    @Setup
    public void setKeys(TokenKind kind) throws GeneralSecurityException {
        in = new byte[16 + kind.length + 16];
        out = new byte[in.length];
        tag = new byte[48];
        encryption = cipher(Cipher.ENCRYPT_MODE);
        decryption = cipher(Cipher.DECRYPT_MODE);
        mac = Mac.getInstance(kind.type == 18 ? "HmacSHA1" : "HmacSHA384");
        mac.init(new SecretKeySpec(new byte[32], "HMAC"));
    }

    private static Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
        return cipher;
    }

    byte[] encrypt() throws GeneralSecurityException {
        return process(encryption);
    }

    byte[] decrypt() throws GeneralSecurityException {
        return process(decryption);
    }

    private byte[] process(Cipher cipher) throws GeneralSecurityException {
        cipher.doFinal(in, 0, in.length, out, 0);
        mac.update(in, 0, in.length);
        mac.doFinal(tag, 0);
        return out;
    }
}
