package io.sallyport.bench.load;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenWarmUpTest {
    @Test
    void bothSidesTakeEachOthersTokens() {
        assertThatCode(() -> TokenWarmUp.run(100, Duration.ofSeconds(10))).doesNotThrowAnyException();
    }
}
