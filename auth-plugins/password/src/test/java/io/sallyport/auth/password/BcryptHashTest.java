package io.sallyport.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHashTest {
    /** By Python's bcrypt, of 71 zeros. */
    private static final String OF_71 = "$2b$10$gyzpWFOO8TLq1icznB1JYOwGBQIEDSJ0BCFgg/Slv62BsaHhNk3Pi";

    /** By Python's bcrypt, of 72 zeros. */
    private static final String OF_72 = "$2b$10$Ed9SQoMQwmhASoNpjVtdxO2m4yDH9f4tm6Tm4lb.atx8/dww3jxRq";

    /** By Python's bcrypt, of three octets that are no UTF-8. */
    private static final String OF_NO_TEXT = "$2b$10$GWg0qYFcwRv8XEWXYTwr2eJaC7rQnuE1tEiwPR2p4gUhHrNUqAxAy";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestHashes.BCRYPT,
                // By Python's bcrypt
                "$2b$10$Hb0/b2Ufo9Q8FGShWoySou3yvUNP25oGKKmvVD8wGPouR5.tCBhcq",
                "$2a$10$AEkx/zxk1nLaDFCS3bbrjebQFd0i1ZGx13dgKsfHwdGkYkGfa6pF.",
                // By libxcrypt
                "$2y$10$abcdefghijklmnopqrstuu23JPZtHcGhwXSF41f93o/7vBdDut3Xu"
            })
    void matchesWhatOtherImplementationsMade(String text) throws Exception {
        assertThat(matches(text, TestHashes.PASSWORD.getBytes(UTF_8))).isTrue();
    }

    @Test
    void matchesAPasswordThatIsNoText() throws Exception {
        assertThat(matches(OF_NO_TEXT, new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xA3}))
                .isTrue();
    }

    @Test
    void matchesPasswordsUpToItsLimit() throws Exception {
        assertThat(matches(OF_71, zeros(71))).isTrue();
        assertThat(matches(OF_72, zeros(72))).isTrue();
    }

    @Test
    void doesNotMatchALongerPasswordThatItWouldCut() throws Exception {
        assertThat(matches(OF_72, zeros(73))).isFalse();
    }

    @Test
    void doesNotMatchAPasswordThatTheEndMarkMakesEqual() throws Exception {
        PasswordHash ofA = BcryptCost.DEFAULT.hash(new byte[] {'a'}, new SecureRandom());

        assertThat(ofA.matches(new byte[] {'a', 0, 'a'})).isFalse();
        assertThat(ofA.matches(new byte[] {'a'})).isTrue();
    }

    @Test
    void doesNotMatchAnotherPassword() throws Exception {
        assertThat(matches(TestHashes.BCRYPT, "correct horsf".getBytes(UTF_8))).isFalse();
    }

    @Test
    void writesWhatItReads() throws Exception {
        assertThat(PasswordHash.parse(OF_72, 0).text()).isEqualTo(OF_72);
    }

    @Test
    void cannotBeMadeOfAPasswordThatItWouldCut() {
        assertThatThrownBy(() -> BcryptCost.DEFAULT.hash(zeros(73), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("password of 73 octets (expected for bcrypt: at most 72, none of them zero)");
    }

    private static boolean matches(String text, byte[] password) throws MalformedHashException {
        return PasswordHash.parse(text, 0).matches(password);
    }

    private static byte[] zeros(int length) {
        return "0".repeat(length).getBytes(UTF_8);
    }
}
