package io.sallyport.auth.gssapi.keytab;

import java.util.Arrays;
import java.util.Optional;

/** The encryption types of RFC 3962 and RFC 8009: the only ones that are accepted. */
public enum Enctype {
    AES128_CTS_HMAC_SHA1_96(17, 16, 12),
    AES256_CTS_HMAC_SHA1_96(18, 32, 12),
    AES128_CTS_HMAC_SHA256_128(19, 16, 16),
    AES256_CTS_HMAC_SHA384_192(20, 32, 24);

    private final int number;
    private final int keyLength;
    private final int checksumLength;

    Enctype(int number, int keyLength, int checksumLength) {
        this.number = number;
        this.keyLength = keyLength;
        this.checksumLength = checksumLength;
    }

    /** The number that the registry of Kerberos encryption types gives it. */
    public int number() {
        return number;
    }

    /** The octets of a key. */
    public int keyLength() {
        return keyLength;
    }

    /** The octets of a checksum. */
    public int checksumLength() {
        return checksumLength;
    }

    /** Gives the type of that number, if it is one of these. */
    public static Optional<Enctype> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /** Its name as Kerberos writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
