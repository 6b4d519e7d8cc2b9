package io.sallyport.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 60, 1000, 65_535})
    void givesEveryNumberOnce(int count) {
        assertThat(RandomOrder.of(count).sorted().toArray())
                .isEqualTo(IntStream.range(0, count).toArray());
    }

    @RepeatedTest(5)
    void neighboursDoNotFollowEachOther() {
        int[] order = RandomOrder.of(60_000).limit(10).toArray();
        long neighbours = IntStream.range(1, order.length)
                .filter(i -> Math.abs(order[i] - order[i - 1]) == 1)
                .count();
        assertThat(neighbours).isLessThan(order.length - 1L);
    }

    @Test
    void beginsAnywhere() {
        assertThat(IntStream.range(0, 200)
                        .map(i -> RandomOrder.of(1000).findFirst().orElseThrow())
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }
}
