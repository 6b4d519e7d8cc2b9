package io.sallyport.core.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountNameTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "alice, ALICE",
                "alice, \uFF21lice",
                "alice, \u00C1lice",
                "alice, A\u0301lice",
                "alice, a\u200Blice",
                "alice, al\u00ADice",
                "alice, al\u3164ice",
                "alice, al\uFE0Fice",
                "alice, al\u034Fice",
                "alice, al\u0131ce",
                "alice, AL\u0130CE",
                "alice, al\u24D8ce",
                "kim, \u212Aim",
                "strasse, stra\u00DFe",
                "strasse, STRA\u1E9EE",
                "soren, S\u00D8ren",
                "caesar, C\u00C6sar",
                "lukasz, \u0141ukasz",
                "a b, \"  A\u00A0\u2003 b\u3000\""
            })
    void takesSpellingsThatDirectoriesTakeForOneForOne(String name, String spelling) {
        assertThat(AccountName.folded(spelling)).isEqualTo(name);
        assertThat(AccountName.folded(name)).isEqualTo(name);
    }

    @Test
    void leavesDifferentNamesDifferent() {
        assertThat(AccountName.folded("alice")).isNotEqualTo(AccountName.folded("alicia"));
        assertThat(AccountName.folded("alice1")).isNotEqualTo(AccountName.folded("alice2"));
    }
}
