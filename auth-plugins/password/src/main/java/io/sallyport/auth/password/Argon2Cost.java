package io.sallyport.auth.password;

import java.security.SecureRandom;

/**
 * What an Argon2id hash costs, RFC 9106 section 3.1.
 *
 * @param memoryKib m
 * @param iterations t
 * @param parallelism p
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) implements HashCost {
    /** The first choice of OWASP's password storage cheat sheet for servers: costs 19 MiB, so that many can log in at once. */
    static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

    /** The least memory that OWASP names, with 5 iterations. */
    static final int LEAST_MEMORY_KIB = 7_168;

    /** The most memory that can be configured. */
    static final int MOST_MEMORY_KIB = 1 << 20;

    private static final long LEAST_WORK = 5L * LEAST_MEMORY_KIB;
    private static final long MOST_WORK = 1L << 20;
    private static final int MOST_PARALLELISM = 16;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    /** Refuses what protects too little, and what would let a login cost too much. */
    void check(int maxMemoryKib) throws MalformedHashException {
        require(memoryKib >= LEAST_MEMORY_KIB, "too weak: m=" + memoryKib, "m of at least " + LEAST_MEMORY_KIB);
        require(memoryKib <= maxMemoryKib, "too costly: m=" + memoryKib, "m of at most " + maxMemoryKib);
        long work = (long) memoryKib * iterations;
        String shown = "m=" + memoryKib + ",t=" + iterations;
        require(work >= LEAST_WORK, "too weak: " + shown, "m times t of at least " + LEAST_WORK);
        require(work <= MOST_WORK, "too costly: " + shown, "m times t of at most " + MOST_WORK);
        require(
                parallelism >= 1 && parallelism <= MOST_PARALLELISM,
                "p=" + parallelism,
                "p of 1 to " + MOST_PARALLELISM);
    }

    @Override
    public PasswordHash hash(byte[] password, SecureRandom random) {
        return Argon2Hash.of(this, HashCost.octets(SALT_LENGTH, random), password, HASH_LENGTH);
    }

    @Override
    public PasswordHash decoy(SecureRandom random) {
        return new Argon2Hash(this, HashCost.octets(SALT_LENGTH, random), HashCost.octets(HASH_LENGTH, random));
    }

    private static void require(boolean right, String problem, String expected) throws MalformedHashException {
        if (!right) {
            throw new MalformedHashException(problem, expected);
        }
    }
}
