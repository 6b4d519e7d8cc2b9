package io.sallyport.auth.password;

/** Hashes of the password {@link #PASSWORD} that other implementations made. */
final class TestHashes {
    static final String PASSWORD = "correct horse";

    /** By the reference implementation: {@code argon2 somesalt12345678 -id -t 2 -k 19456 -p 1 -l 32 -e}. */
    static final String ARGON2 =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$oVLnFW4Vdd+KZaNyuHNZYDlTeeRDSkyoACLFGAAhgLc";

    /** By the same, with {@code -t 3 -k 65536 -p 4}. */
    static final String COSTLY_ARGON2 =
            "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM0NTY3OA$B/amrRUxAwSCPRgKPr7MsU9bSHzgXripXVHqfXK0H2I";

    /** By Apache: {@code htpasswd -nbB -C 10}. */
    static final String BCRYPT = "$2y$10$K7xGn.Vm8xpHKDBo2.EXVeRQJqUkBXFh9v1ziHvKQ0y5ADQazKuHi";

    private TestHashes() {}
}
