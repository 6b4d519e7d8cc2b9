package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "'connect, 64 at once', 5, 5",
        "'connect, 64 at once, while Dante has ports', 5, 3",
        "'connect, 64 at once, while Dante has ports', 1, 1"
    })
    void lastsAsLongAsItIsTo(String name, int seconds, int lasts) {
        Scenario scenario = Bench.named(Some.SCENARIOS, name);

        assertThat(scenario.seconds(seconds)).isEqualTo(lasts);
    }
}
