package io.sallyport.auth.password;

import java.security.SecureRandom;

/**
 * What a bcrypt hash costs.
 *
 * @param cost the work is 2 to this power
 */
record BcryptParameters(int cost) implements HashParameters {
    /** What htpasswd and others take for new entries today, and OWASP's least, is 10; each step up doubles the work. */
    static final BcryptParameters DEFAULT = new BcryptParameters(12);

    private static final int LEAST_COST = 10;
    private static final int MOST_COST = 14;

    /** Refuses what protects too little, and what would let a login cost too much. */
    void check() throws MalformedHashException {
        if (cost < LEAST_COST || cost > MOST_COST) {
            throw new MalformedHashException(
                    (cost < LEAST_COST ? "too weak" : "too costly") + ": bcrypt cost " + cost,
                    "a cost of " + LEAST_COST + " to " + MOST_COST);
        }
    }

    @Override
    public PasswordHash hash(byte[] password, SecureRandom random) {
        return BcryptHash.of(this, octets(BcryptHash.SALT_LENGTH, random), password);
    }

    @Override
    public PasswordHash decoy(SecureRandom random) {
        return new BcryptHash(this, octets(BcryptHash.SALT_LENGTH, random), octets(BcryptHash.HASH_LENGTH, random));
    }

    private static byte[] octets(int length, SecureRandom random) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
