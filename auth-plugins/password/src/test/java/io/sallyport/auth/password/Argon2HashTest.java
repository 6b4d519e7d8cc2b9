package io.sallyport.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
    private static final int MAX_MEMORY_KIB = 65_536;
    private static final byte[] NOT_UTF_8 = {(byte) 0xFF, (byte) 0xFE, (byte) 0xA3};

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestHashes.ARGON2,
                TestHashes.COSTLY_ARGON2,
                // By argon2-cffi with its defaults
                "$argon2id$v=19$m=65536,t=3,p=4$SW04mMdo+6XYzMf7WJ3bMQ$tEXAjrx2ynlsM4xcK64/NlBdQPURqP7CL1nPUGclzaw"
            })
    void matchesWhatOtherImplementationsMade(String text) throws Exception {
        assertThat(PasswordHash.parse(text, MAX_MEMORY_KIB).matches(TestHashes.PASSWORD.getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void matchesAPasswordThatIsNoText() throws Exception {
        String byArgon2Cffi =
                "$argon2id$v=19$m=19456,t=2,p=1$eN5bhy1FJUkrbUOI6OpNDQ$jGha2uXqZOUF9q2WqhVquWxLggem4Mgfi1iA/VzQwZk";

        assertThat(PasswordHash.parse(byArgon2Cffi, MAX_MEMORY_KIB).matches(NOT_UTF_8))
                .isTrue();
    }

    @Test
    void doesNotMatchAnotherPassword() throws Exception {
        assertThat(PasswordHash.parse(TestHashes.ARGON2, MAX_MEMORY_KIB).matches("correct horsf".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void readsAndWritesTheSameText() throws Exception {
        assertThat(PasswordHash.parse(TestHashes.ARGON2, MAX_MEMORY_KIB).text()).isEqualTo(TestHashes.ARGON2);
    }

    @Test
    void makesAnotherHashOfTheSamePasswordEachTime() {
        byte[] password = TestHashes.PASSWORD.getBytes(UTF_8);
        PasswordHash first = Argon2Cost.DEFAULT.hash(password, new SecureRandom());
        PasswordHash second = Argon2Cost.DEFAULT.hash(password, new SecureRandom());

        assertThat(first.text()).isNotEqualTo(second.text());
        assertThat(second.matches(password)).isTrue();
    }

    @Test
    void theLibraryComputesTheVectorOfRfc9106Section5Point3() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }
}
