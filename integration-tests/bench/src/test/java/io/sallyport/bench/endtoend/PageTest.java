package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Machine MACHINE =
            new Machine("Some CPU", 2, 4096, "Debian, Linux 6", "OpenJDK 17", LocalDate.of(2026, 1, 2));

    @Test
    void figuresTakeThePlacesThatTheTextNames() {
        assertThat(Page.fill("On {{machine}}:\n\n{{rr}}\n", Map.of("machine", "a $1 machine", "rr", "| 1 |\n")))
                .isEqualTo("On a $1 machine:\n\n| 1 |\n");
    }

    @Test
    void aPlaceWithoutFiguresIsAMistake() {
        assertThatThrownBy(() -> Page.fill("{{nothing}}", Map.of())).hasMessageContaining("nothing");
    }

    @Test
    void everyPlaceOfTheTextHasFigures() throws IOException {
        Options options = Options.parse(Path.of("/checkout"), List.of("--output", "some.md"));
        Figures figures = new Figures(options, Some.results(), Some.SCENARIOS, Generator.own(), Path.of("/none"));

        assertThat(figures.page(MACHINE))
                .doesNotContain("{{")
                .contains("2026-01-02, Some CPU, 2 cores", "3 rounds of 5 s", "(some.svg)");
    }
}
