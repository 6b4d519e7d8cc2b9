package io.sallyport.example.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Secret;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrolledTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);
    private static final byte[] WRONG = "000000".getBytes(US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1111111109);

    private Enrolled alice;

    @BeforeEach
    void enrol() throws Exception {
        alice = enrolled("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void takesARightCode() {
        assertThat(alice.use(codeAt(NOW), NOW)).isEmpty();
    }

    @Test
    void takesNoCodeTwice() {
        assertThat(alice.use(codeAt(NOW), NOW)).isEmpty();

        assertThat(alice.use(codeAt(NOW), NOW)).contains(Enrolled.REPLAYED);
        assertThat(alice.use(codeAt(NOW), NOW.plusSeconds(30))).contains(Enrolled.REPLAYED);
    }

    @Test
    void takesNoCodeThatIsOlderThanOneThatWasUsed() {
        assertThat(alice.use(codeAt(NOW), NOW)).isEmpty();

        assertThat(alice.use(codeAt(NOW.minusSeconds(30)), NOW)).contains(Enrolled.REPLAYED);
    }

    @Test
    void takesTheNextCode() {
        assertThat(alice.use(codeAt(NOW), NOW)).isEmpty();

        assertThat(alice.use(codeAt(NOW.plusSeconds(30)), NOW)).isEmpty();
    }

    @Test
    void takesNothingMoreAfterFiveAttemptsInAStep() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(alice.use(WRONG, NOW)).contains(Enrolled.BAD_CODE);
        }

        assertThat(alice.use(codeAt(NOW), NOW)).contains(Enrolled.TOO_MANY);
        Instant nextStep = NOW.plusSeconds(30);
        assertThat(alice.use(codeAt(nextStep), nextStep)).isEmpty();
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> enrolled("MZXW6YTBOI"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("users.alice.secret: 48 bits (expected: at least 128, RFC 4226 R6)");
    }

    @Test
    void refusesASecretThatIsNoBase32WithoutRepeatingIt() {
        assertThatThrownBy(() -> enrolled("0000000000"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("users.alice.secret: no Base32 (expected: A to Z and 2 to 7)");
    }

    private static Enrolled enrolled(String secret) throws ConfigurationException {
        return Enrolled.from(
                "alice", new OneTimePasswordConfig.Account(new Secret(secret.getBytes(US_ASCII)), Set.of("staff")));
    }

    private static byte[] codeAt(Instant time) {
        return Totp.code(KEY, Totp.stepAt(time));
    }
}
