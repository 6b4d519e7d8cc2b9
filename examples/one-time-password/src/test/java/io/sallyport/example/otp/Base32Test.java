package io.sallyport.example.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "MY======, f",
        "MZXQ====, fo",
        "MZXW6===, foo",
        "MZXW6YQ=, foob",
        "MZXW6YTB, fooba",
        "MZXW6YTBOI======, foobar"
    })
    void decodesTheVectorsOfRfc4648Section10(String encoded, String decoded) {
        assertThat(Base32.decode(encoded.getBytes(US_ASCII))).isEqualTo(decoded.getBytes(US_ASCII));
    }

    @Test
    void decodesWhatPeopleType() {
        assertThat(Base32.decode("mzxw 6ytb-oi\r\n".getBytes(US_ASCII))).isEqualTo("foobar".getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZXW1", "MZXW8", "MZX\u00df", "{}"})
    void refusesOtherCharacters(String text) {
        assertThatThrownBy(() -> Base32.decode(text.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a character that is not Base32 (expected: A to Z and 2 to 7)");
    }
}
