package io.sallyport.auth.password;

import java.security.SecureRandom;

/** The kind of a hash and what it costs to compute. */
sealed interface HashCost permits Argon2Cost, BcryptCost {
    /**
     * Hashes a password with a new salt.
     *
     * @throws IllegalArgumentException if a hash of this kind cannot stand for the password
     */
    PasswordHash hash(byte[] password, SecureRandom random);

    /** Makes a hash of no password. */
    PasswordHash decoy(SecureRandom random);

    /** Makes random octets. */
    static byte[] octets(int length, SecureRandom random) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
