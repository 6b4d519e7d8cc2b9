package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.config.ConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(524_288);

    @Test
    void givesHalfOfTheHeap() {
        assertThatCode(() -> reserve(4).close()).doesNotThrowAnyException();
    }

    @Test
    void givesNoMoreThanHalfOfTheHeap() {
        assertThatThrownBy(() -> reserve(5))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("max-concurrent-hashes times max-memory-per-hash-kib: 327680 KiB,"
                        + " and 0 KiB for other methods of the plugin"
                        + " (expected: together at most half of the heap, which is 524288 KiB)");
    }

    @Test
    void givesAllMethodsTogetherNoMoreThanHalfOfTheHeap() throws Exception {
        try (MemoryBudget.Reservation first = reserve(3)) {
            assertThatThrownBy(() -> reserve(2))
                    .as("beside %s", first)
                    .hasMessage("max-concurrent-hashes times max-memory-per-hash-kib: 131072 KiB,"
                            + " and 196608 KiB for other methods of the plugin"
                            + " (expected: together at most half of the heap, which is 524288 KiB)");
        }
    }

    @Test
    void takesBackWhatWasGivenButOnce() throws Exception {
        MemoryBudget.Reservation first = reserve(2);
        MemoryBudget.Reservation second = reserve(2);
        first.close();
        first.close();

        assertThatThrownBy(() -> reserve(3)).hasMessageContaining("and 131072 KiB for other methods");
        second.close();
        assertThatCode(() -> reserve(4).close()).doesNotThrowAnyException();
    }

    private MemoryBudget.Reservation reserve(int hashes) throws ConfigurationException {
        return budget.reserve(new PasswordConfig(Path.of("users.yaml"), hashes, 0, 1, 65_536));
    }
}
