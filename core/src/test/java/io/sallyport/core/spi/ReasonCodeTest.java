package io.sallyport.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "bad-password", "x509-expired", "4xx", "a-b-c-d"})
    void takesLowerCaseWordsJoinedByHyphens(String code) {
        assertThat(ReasonCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "a-",
                "-a",
                "a--b",
                "Bad",
                "bad password",
                "bad_password",
                "a\n",
                "b\u00f6se",
                "a.b",
                "\u0660"
            })
    void refusesEveryOtherForm(String code) {
        assertThatThrownBy(() -> ReasonCode.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason code: '" + code
                        + "' (expected: lower-case words joined by hyphens, at most 64 characters)");
    }

    @Test
    void takes64CharactersAndNotOneMore() {
        assertThat(ReasonCode.of("a".repeat(64)).code()).hasSize(64);
        assertThatThrownBy(() -> ReasonCode.of("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
