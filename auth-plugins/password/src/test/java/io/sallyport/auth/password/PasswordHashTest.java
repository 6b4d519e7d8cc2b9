package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashTest {
    private static final String ARGON2_REST = "$c29tZXNhbHQxMjM0NTY3OA$oVLnFW4Vdd+KZaNyuHNZYDlTeeRDSkyoACLFGAAhgLc";
    private static final String BCRYPT_REST = "$K7xGn.Vm8xpHKDBo2.EXVeRQJqUkBXFh9v1ziHvKQ0y5ADQazKuHi";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m=7167,t=9,p=1;too weak: m=7167 (expected: m of at least 7168)",
                "m=7168,t=4,p=1;too weak: m=7168,t=4 (expected: m times t of at least 35840)",
                "m=65537,t=1,p=1;too costly: m=65537 (expected: m of at most 65536)",
                "m=65536,t=17,p=1;too costly: m=65536,t=17 (expected: m times t of at most 1048576)",
                "m=65536,t=1,p=17;p=17 (expected: p of 1 to 16)"
            })
    void refusesAnArgon2HashThatCostsTooLittleOrTooMuch(String parameters, String message) {
        refuses("$argon2id$v=19$" + parameters + ARGON2_REST, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$2b$09;too weak: bcrypt cost 9 (expected: a cost of 10 to 14)",
                "$2b$15;too costly: bcrypt cost 15 (expected: a cost of 10 to 14)"
            })
    void refusesABcryptHashThatCostsTooLittleOrTooMuch(String beginning, String message) {
        refuses(beginning + BCRYPT_REST, message);
    }

    @ParameterizedTest
    @CsvSource({
        "$argon2i$v=19$m=65536;t=3;p=4",
        "$argon2d$v=19$m=65536;t=3;p=4",
        "$argon2id$v=16$m=65536;t=3;p=4",
        "$argon2id$m=65536;t=3;p=4",
        "$argon2id$v=19$m=0;t=3;p=4",
        "$argon2id$v=19$m=99999999;t=3;p=4",
        "$argon2id$v=19$t=3;m=65536;p=4",
        "$argon2id$v=19$m=65536;t=3;p=4;keyid=x",
        "$argon2id$v=19$m=65536;t=3;p=4$"
    })
    void refusesAMalformedArgon2Hash(String beginning) {
        assertThatThrownBy(() -> PasswordHash.parse(beginning.replace(';', ',') + ARGON2_REST, 65_536))
                .isInstanceOf(MalformedHashException.class)
                .hasMessageStartingWith("malformed Argon2 hash (expected: $argon2id$v=19$m=…,t=…,p=…$salt$hash");
    }

    @ParameterizedTest
    @CsvSource({"$2x$10", "$2$10", "$2b$1", "$2b$+9", "$2b$10$"})
    void refusesAMalformedBcryptHash(String beginning) {
        refuses(
                beginning + BCRYPT_REST,
                "malformed bcrypt hash (expected: $2b$, $2y$ or $2a$, a cost of two digits, $, 53 characters)");
    }

    @ParameterizedTest
    @CsvSource({"correct horse", "''", "$1$abc$def", "{SHA}abc", "$5$rounds=5000$x$y"})
    void refusesWhatIsNoHash(String text) {
        refuses(text, "no password hash (expected: one that begins with $argon2id$, $2b$, $2y$ or $2a$)");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> PasswordHash.parse(text, 65_536))
                .isInstanceOf(MalformedHashException.class)
                .hasMessage(message);
    }
}
