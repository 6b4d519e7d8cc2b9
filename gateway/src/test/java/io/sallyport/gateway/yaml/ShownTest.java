package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void showsNothingThatMovesACursorOrTurnsAround() {
        assertThat(Shown.quoted("a\n\u001b[2J\u009b\u202eé\u2028\ud800"))
                .isEqualTo("'a\\u{a}\\u{1b}[2J\\u{9b}\\u{202e}é\\u{2028}\\u{d800}'");
    }

    @Test
    void cutsALongText() {
        assertThat(Shown.quoted("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "…'");
    }
}
