package io.sallyport.auth.password;

import java.security.SecureRandom;

/**
 * What a bcrypt hash costs.
 *
 * @param power the work is 2 to this power
 */
record BcryptCost(int power) implements HashCost {
    /** What htpasswd and others take for new entries today, and OWASP's least, is 10; each step up doubles the work. */
    static final BcryptCost DEFAULT = new BcryptCost(12);

    private static final int LEAST_COST = 10;
    private static final int MOST_COST = 14;

    /** Refuses what protects too little, and what would let a login cost too much. */
    void check() throws MalformedHashException {
        if (power < LEAST_COST || power > MOST_COST) {
            throw new MalformedHashException(
                    (power < LEAST_COST ? "too weak" : "too costly") + ": bcrypt cost " + power,
                    "a cost of " + LEAST_COST + " to " + MOST_COST);
        }
    }

    @Override
    public PasswordHash hash(byte[] password, SecureRandom random) {
        return BcryptHash.of(this, HashCost.octets(BcryptHash.SALT_LENGTH, random), password);
    }

    @Override
    public PasswordHash decoy(SecureRandom random) {
        return new BcryptHash(
                this, HashCost.octets(BcryptHash.SALT_LENGTH, random), HashCost.octets(BcryptHash.HASH_LENGTH, random));
    }
}
