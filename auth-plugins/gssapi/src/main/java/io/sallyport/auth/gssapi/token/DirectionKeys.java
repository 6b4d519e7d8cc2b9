package io.sallyport.auth.gssapi.token;

import java.util.Arrays;

/** The working keys of one usage: to seal, or to leave readable and only add a checksum. */
record DirectionKeys(Sealing sealing, Hmac checksum) implements AutoCloseable {
    static DirectionKeys forWrapping(BaseKey base, Role sender) {
        return derive(base, sender.sealUsage(), true);
    }

    static DirectionKeys forUnwrapping(BaseKey base, Role sender) {
        return derive(base, sender.sealUsage(), false);
    }

    private static DirectionKeys derive(BaseKey base, int usage, boolean encrypting) {
        return new DirectionKeys(sealing(base, usage, encrypting), hmac(base, usage, Purpose.CHECKSUM));
    }

    /** The encryption of that usage, which need not be one of wrap tokens. */
    static Sealing sealing(BaseKey base, int usage, boolean encrypting) {
        EncryptionType type = base.type();
        byte[] key = base.derive(usage, Purpose.ENCRYPTION);
        AesCbc aes = encrypting ? AesCbc.encryption(key) : AesCbc.decryption(key);
        Arrays.fill(key, (byte) 0);
        Hmac hmac = hmac(base, usage, Purpose.INTEGRITY);
        return type.encryptsThenMacs()
                ? new MacOfCiphertext(aes, hmac, type.macLength())
                : new MacOfPlaintext(aes, hmac, type.macLength());
    }

    private static Hmac hmac(BaseKey base, int usage, Purpose purpose) {
        byte[] key = base.derive(usage, purpose);
        Hmac hmac = new Hmac(base.type().hash(), key);
        Arrays.fill(key, (byte) 0);
        return hmac;
    }

    @Override
    public void close() {
        sealing.close();
        checksum.close();
    }
}
