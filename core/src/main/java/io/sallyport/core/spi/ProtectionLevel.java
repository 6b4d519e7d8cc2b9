package io.sallyport.core.spi;

/**
 * How messages are protected after authentication, RFC 1961 section 4, from weakest to strongest. The order of the
 * constants is the order of strength: selective protection is only as strong as its weakest message.
 */
public enum ProtectionLevel {
    /** No encapsulation: what every method other than GSSAPI gives. */
    NONE,
    /** X'01': per-message integrity. */
    INTEGRITY,
    /** X'03': integrity always, confidentiality as each message chooses. */
    SELECTIVE,
    /** X'02': per-message integrity and confidentiality. */
    CONFIDENTIALITY;

    /**
     * Tells whether this level protects at least as well as the other.
     *
     * @param other the level to reach
     */
    public boolean isAtLeast(ProtectionLevel other) {
        return compareTo(other) >= 0;
    }
}
