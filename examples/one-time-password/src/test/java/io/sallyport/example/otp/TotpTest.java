package io.sallyport.example.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void computesTheVectorsOfRfc6238AppendixB(long seconds, String eightDigits) {
        long step = Totp.stepAt(Instant.ofEpochSecond(seconds));

        assertThat(Totp.truncate(KEY, step) % 100_000_000).isEqualTo(Integer.parseInt(eightDigits));
        assertThat(Totp.code(KEY, step)).isEqualTo(eightDigits.substring(2).getBytes(US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, true", "59, true", "60, true", "89, true", "90, false", "0, true"})
    void takesACodeOneStepEitherWay(long seconds, boolean taken) {
        byte[] codeOfStepOne = "287082".getBytes(US_ASCII);

        assertThat(Totp.match(KEY, codeOfStepOne, Instant.ofEpochSecond(seconds))
                        .isPresent())
                .isEqualTo(taken);
    }

    @Test
    void takesNoCodeOfAnotherLength() {
        Instant time = Instant.ofEpochSecond(59);

        assertThat(Totp.match(KEY, "28708".getBytes(US_ASCII), time)).isEmpty();
        assertThat(Totp.match(KEY, "94287082".getBytes(US_ASCII), time)).isEmpty();
        assertThat(Totp.match(KEY, new byte[0], time)).isEmpty();
    }
}
