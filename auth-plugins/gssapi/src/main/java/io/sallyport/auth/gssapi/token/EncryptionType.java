package io.sallyport.auth.gssapi.token;

/** The encryption types that we do ourselves: RFC 3962 section 7 and RFC 8009 section 5. */
enum EncryptionType {
    AES128_CTS_HMAC_SHA1_96(17, 16, HashFunction.SHA_1, 12),
    AES256_CTS_HMAC_SHA1_96(18, 32, HashFunction.SHA_1, 12),
    AES128_CTS_HMAC_SHA256_128(19, 16, HashFunction.SHA_256, 16),
    AES256_CTS_HMAC_SHA384_192(20, 32, HashFunction.SHA_384, 24);

    private final int number;
    private final int keyLength;
    private final HashFunction hash;
    private final int macLength;

    EncryptionType(int number, int keyLength, HashFunction hash, int macLength) {
        this.number = number;
        this.keyLength = keyLength;
        this.hash = hash;
        this.macLength = macLength;
    }

    static boolean isKnown(int number) {
        for (EncryptionType type : values()) {
            if (type.number == number) {
                return true;
            }
        }
        return false;
    }

    static EncryptionType of(int number) {
        for (EncryptionType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalArgumentException("encryption type: " + number + " (expected: 17 to 20)");
    }

    int keyLength() {
        return keyLength;
    }

    HashFunction hash() {
        return hash;
    }

    int macLength() {
        return macLength;
    }

    /** Whether the MAC is of the ciphertext (RFC 8009) instead of the plaintext (RFC 3962). */
    boolean encryptsThenMacs() {
        return hash != HashFunction.SHA_1;
    }
}
