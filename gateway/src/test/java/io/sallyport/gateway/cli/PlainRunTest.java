package io.sallyport.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRunTest {
    @Test
    void understandsTheCommandLineOfAService() {
        assertThat(PlainRun.configuration(List.of("run", "--config", "a/b.yaml")))
                .contains(Path.of("a/b.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "run --config",
                "run --config --help",
                "run -c a",
                "run --config a b",
                "check --config a"
            })
    void leavesEverythingElse(String line) {
        assertThat(PlainRun.configuration(line.isEmpty() ? List.of() : List.of(line.split(" ", -1))))
                .isEmpty();
    }

    @Test
    void failsWithoutAConfiguration(@TempDir Path folder) {
        assertThat(PlainRun.run(folder.resolve("absent.yaml"))).isEqualTo(1);
    }
}
