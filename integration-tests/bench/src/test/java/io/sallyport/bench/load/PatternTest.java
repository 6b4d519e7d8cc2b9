package io.sallyport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternTest {
    private static final int LENGTH = 100_000;

    private static byte[] filled(int stream, long position) {
        byte[] buffer = new byte[LENGTH];
        Pattern.fill(buffer, LENGTH, stream, position);
        return buffer;
    }

    @Test
    void isWhatItWasFilledWith() {
        assertThat(Pattern.matches(filled(3, 12_345), 0, LENGTH, 3, 12_345)).isTrue();
        assertThat(Pattern.matches(filled(3, 12_345), 70_000, 30_000, 3, 82_345))
                .isTrue();
    }

    @Test
    void showsWhatIsLostRepeatedMixedOrChanged() {
        byte[] buffer = filled(3, 0);

        assertThat(Pattern.matches(buffer, 0, LENGTH, 3, 1)).isFalse();
        assertThat(Pattern.matches(buffer, 0, LENGTH, 3, 65_536)).isFalse();
        assertThat(Pattern.matches(buffer, 0, LENGTH, 4, 0)).isFalse();
        buffer[LENGTH - 1] ^= 1;
        assertThat(Pattern.matches(buffer, 0, LENGTH, 3, 0)).isFalse();
    }
}
