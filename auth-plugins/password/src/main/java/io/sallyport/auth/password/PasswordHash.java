package io.sallyport.auth.password;

/** A salted hash of a password, as a users file holds it. */
sealed interface PasswordHash permits Argon2Hash, BcryptHash {
    /** What it costs. */
    HashCost cost();

    /** Whether it is the hash of that password: costly, and takes the same time for every password. */
    boolean matches(byte[] password);

    /** Its text in the file. */
    String text();

    /**
     * Reads one.
     *
     * @param text what stands in the file
     * @param maxMemoryKib the most memory that it may cost
     * @throws MalformedHashException if it is none, or costs too little or too much
     */
    static PasswordHash parse(String text, int maxMemoryKib) throws MalformedHashException {
        if (text.startsWith("$argon2")) {
            return Argon2Hash.parse(text, maxMemoryKib);
        }
        if (text.startsWith("$2")) {
            return BcryptHash.parse(text);
        }
        throw new MalformedHashException("no password hash", "one that begins with $argon2id$, $2b$, $2y$ or $2a$");
    }
}
