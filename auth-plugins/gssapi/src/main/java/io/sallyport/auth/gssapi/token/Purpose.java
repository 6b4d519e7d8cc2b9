package io.sallyport.auth.gssapi.token;

/** What a derived key is for, as the last octet of the derivation's constant: RFC 3961 section 5.3. */
enum Purpose {
    ENCRYPTION(0xAA),
    INTEGRITY(0x55),
    CHECKSUM(0x99);

    private final int octet;

    Purpose(int octet) {
        this.octet = octet;
    }

    byte[] constant(int usage) {
        return new byte[] {
            (byte) (usage >>> 24), (byte) (usage >>> 16), (byte) (usage >>> 8), (byte) usage, (byte) octet
        };
    }
}
