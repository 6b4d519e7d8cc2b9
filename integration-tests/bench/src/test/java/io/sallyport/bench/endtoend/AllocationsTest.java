package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationsTest {
    @Test
    void threadsThatCameCountAndThoseThatWentDoNot() {
        Map<Long, Long> before = Map.of(1L, 100L, 2L, 5_000L);
        Map<Long, Long> after = Map.of(1L, 150L, 3L, 7L);

        assertThat(Allocations.between(before, after)).isEqualTo(57);
    }
}
