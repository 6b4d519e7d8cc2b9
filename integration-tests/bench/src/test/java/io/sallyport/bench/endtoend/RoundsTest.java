package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void anotherBeginsInEachRound() {
        List<String> contestants = List.of("a", "b", "c");

        assertThat(Rounds.rotated(contestants, 0)).containsExactly("a", "b", "c");
        assertThat(Rounds.rotated(contestants, 1)).containsExactly("b", "c", "a");
        assertThat(Rounds.rotated(contestants, 5)).containsExactly("c", "a", "b");
    }
}
