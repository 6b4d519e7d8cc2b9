package io.sallyport.auth.password;

import java.util.List;
import java.util.Set;

/**
 * What {@code hash-password} is to do.
 *
 * @param cost what kind of hash to make
 * @param user whose entry to print
 * @param groups the groups in it
 * @param hashOnly whether to print the hash and nothing else
 */
record HashPasswordOptions(HashCost cost, String user, List<String> groups, boolean hashOnly) {
    static final String USAGE = """
            Usage: hash-password [--user NAME] [--group NAME]... [--hash-only]
                                 [--memory KIB] [--iterations N] [--parallelism N] | [--bcrypt [--cost N]]
            Reads a password from standard input (its first line; not shown while it is typed)
            and prints an entry that belongs below "users:" in the users file.
              --user NAME       the user's name (default: NAME)
              --group NAME      a group that the user is in; may stand more than once
              --hash-only       print the hash alone
              --memory KIB      Argon2id: memory in KiB (default: 19456)
              --iterations N    Argon2id: passes over the memory (default: 2)
              --parallelism N   Argon2id: lanes (default: 1)
              --bcrypt          make a bcrypt hash; it takes passwords of at most 72 octets
              --cost N          bcrypt: the power of two of the work, 10 to 14 (default: 12)
            """;

    private static final Set<String> OF_ARGON2 = Set.of("--memory", "--iterations", "--parallelism");
    private static final Set<String> OF_BCRYPT = Set.of("--cost");

    HashPasswordOptions {
        requireName("--user", user);
        groups.forEach(group -> requireName("--group", group));
        groups = List.copyOf(groups);
    }

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one is unknown, has a wrong value, or does not go with another
     */
    static HashPasswordOptions parse(List<String> arguments) {
        Arguments given = Arguments.parse(
                arguments,
                Set.of("--bcrypt", "--hash-only"),
                Set.of("--user", "--group", "--memory", "--iterations", "--parallelism", "--cost"));
        boolean bcrypt = given.has("--bcrypt");
        given.refuse(bcrypt ? OF_ARGON2 : OF_BCRYPT, bcrypt ? "not with --bcrypt" : "only with --bcrypt");
        return new HashPasswordOptions(
                bcrypt ? bcryptCost(given) : argon2Cost(given),
                given.last("--user").orElse("NAME"),
                given.all("--group"),
                given.has("--hash-only"));
    }

    private static HashCost argon2Cost(Arguments given) {
        Argon2Cost defaults = Argon2Cost.DEFAULT;
        Argon2Cost cost = new Argon2Cost(
                given.number("--memory", defaults.memoryKib()),
                given.number("--iterations", defaults.iterations()),
                given.number("--parallelism", defaults.parallelism()));
        try {
            cost.check(Argon2Cost.MOST_MEMORY_KIB);
            return cost;
        } catch (MalformedHashException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static HashCost bcryptCost(Arguments given) {
        BcryptCost cost = new BcryptCost(given.number("--cost", BcryptCost.DEFAULT.power()));
        try {
            cost.check();
            return cost;
        } catch (MalformedHashException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void requireName(String option, String name) {
        if (!Names.isName(name)) {
            throw new IllegalArgumentException(
                    option + ": a name of " + Names.lengthOf(name) + " octets (expected: " + Names.EXPECTED + ")");
        }
    }
}
