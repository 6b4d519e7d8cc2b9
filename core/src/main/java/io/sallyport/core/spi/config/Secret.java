package io.sallyport.core.spi.config;

import java.util.Arrays;

/**
 * A secret that the configuration names but never contains: written as {@code {file: PATH}} or {@code {environment:
 * NAME}}. Its text never shows in a message or a log.
 */
public final class Secret {
    private final byte[] octets;

    /**
     * Keeps a copy of the secret.
     *
     * @param octets the secret, not empty; the caller may wipe its array afterwards
     * @throws IllegalArgumentException if it is empty
     */
    public Secret(byte[] octets) {
        if (octets.length == 0) {
            throw new IllegalArgumentException("an empty secret (expected: at least one octet)");
        }
        this.octets = octets.clone();
    }

    /** Gives a copy, which the caller wipes after use. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && java.security.MessageDigest.isEqual(octets, secret.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
