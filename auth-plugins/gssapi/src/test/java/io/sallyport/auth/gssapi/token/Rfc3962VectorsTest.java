package io.sallyport.auth.gssapi.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3962 appendix B. */
class Rfc3962VectorsTest {
    private static final byte[] KEY = "chicken teriyaki".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAINTEXT =
            "I would like the General Gau's Chicken, please, and wonton soup.".getBytes(StandardCharsets.US_ASCII);
    private static final String VECTORS = """
            17, c6353568f2bf8cb4d8a580362da7ff7f 97
            31, fc00783e0efdb2c1d445d4c8eff7ed22 97687268d6ecccc0c07b25e25ecfe5
            32, 39312523a78662d5be7fcbcc98ebf5a8 97687268d6ecccc0c07b25e25ecfe584
            47, 97687268d6ecccc0c07b25e25ecfe584 b3fffd940c16a18c1b5549d2f838029e 39312523a78662d5be7fcbcc98ebf5
            48, 97687268d6ecccc0c07b25e25ecfe584 9dad8bbb96c4cdc03bc103e1a194bbd8 39312523a78662d5be7fcbcc98ebf5a8
            64, 97687268d6ecccc0c07b25e25ecfe584 39312523a78662d5be7fcbcc98ebf5a8 \
            4807efe836ee89a526730dbc2f7bc840 9dad8bbb96c4cdc03bc103e1a194bbd8
            """;

    private final Workspace space = Workspace.ofThread(PLAINTEXT.length);

    private static byte[] octets(byte[] area, int length) {
        return Arrays.copyOfRange(area, Workspace.START, Workspace.START + length);
    }

    @ParameterizedTest
    @CsvSource(textBlock = VECTORS)
    void encrypts(int length, String ciphertext) {
        System.arraycopy(PLAINTEXT, 0, space.in(), Workspace.START, length);

        CiphertextStealing.encrypt(AesCbc.encryption(KEY), space, length);

        assertThat(octets(space.out(), length)).isEqualTo(Hex.octets(ciphertext));
    }

    @ParameterizedTest
    @CsvSource(textBlock = VECTORS)
    void decrypts(int length, String ciphertext) {
        System.arraycopy(Hex.octets(ciphertext), 0, space.in(), Workspace.START, length);

        CiphertextStealing.decrypt(AesCbc.decryption(KEY), space, length);

        assertThat(octets(space.out(), length)).isEqualTo(Arrays.copyOf(PLAINTEXT, length));
    }
}
