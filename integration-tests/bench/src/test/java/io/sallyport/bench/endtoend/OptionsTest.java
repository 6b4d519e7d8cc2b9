package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options parse(String line) {
        return Options.parse(Path.of("/checkout"), line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void byDefaultEverythingIsMeasuredThreeTimes() {
        Options options = parse("");

        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.jmh()).isTrue();
        assertThat(options.waits()).isTrue();
        assertThat(options.output()).isEqualTo(Path.of("/checkout/docs/performance.md"));
        assertThat(Scenarios.GROUPS).allMatch(options::wants);
    }

    @Test
    void laterOptionsWin() {
        Options options = parse("--quick --rounds 2 --only connect,rr --jmh --output page.md");

        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.seconds()).isEqualTo(1);
        assertThat(options.waits()).isFalse();
        assertThat(options.jmh()).isTrue();
        assertThat(options.wants("rr")).isTrue();
        assertThat(options.wants("udp")).isFalse();
        assertThat(options.output()).isEqualTo(Path.of("page.md"));
    }

    @Test
    void nothingWaitsIfItIsNotTo() {
        assertThat(parse("--no-wait --rounds 2 --warm-up 5 --only rr").waits()).isFalse();
        assertThat(parse("--no-jmh --seconds 2").waits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--fast", "--rounds", "--rounds 0", "--seconds x", "--only all", "--only connect,", "page.md"})
    void refusesWhatIsNoOption(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
