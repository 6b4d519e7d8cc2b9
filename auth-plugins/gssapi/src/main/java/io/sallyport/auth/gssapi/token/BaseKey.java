package io.sallyport.auth.gssapi.token;

import java.util.Arrays;

/** The key that a context was established with, from which the working keys are derived. */
final class BaseKey implements AutoCloseable {
    private final EncryptionType type;
    private final byte[] octets;

    /** Takes the octets over, and wipes them at the end. */
    BaseKey(EncryptionType type, byte[] octets) {
        if (octets.length != type.keyLength()) {
            throw new IllegalArgumentException(
                    "key of " + type + ": " + octets.length + " octets (expected: " + type.keyLength() + ")");
        }
        this.type = type;
        this.octets = octets;
    }

    EncryptionType type() {
        return type;
    }

    byte[] derive(int usage, Purpose purpose) {
        byte[] constant = purpose.constant(usage);
        if (!type.encryptsThenMacs()) {
            return Rfc3961Derivation.derive(octets, constant);
        }
        int length = purpose == Purpose.ENCRYPTION ? type.keyLength() : type.macLength();
        return Rfc8009Derivation.derive(type.hash(), octets, constant, length);
    }

    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }
}
