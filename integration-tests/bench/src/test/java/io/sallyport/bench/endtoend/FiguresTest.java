package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Machine MACHINE =
            new Machine("Some CPU", 2, 4096, "Debian, Linux 6", "OpenJDK 17", LocalDate.of(2026, 1, 2));

    private static String page(List<String> arguments, Measurement... measurements) throws IOException {
        Options options = Options.parse(Path.of("/checkout"), arguments);
        Results results = Some.results(measurements);
        return new Figures(options, results, Some.SCENARIOS, Generator.own(), Path.of("/none")).page(MACHINE);
    }

    @Test
    void areThereForEveryPlaceOfTheText() throws IOException {
        assertThat(page(List.of("--output", "some.md")))
                .doesNotContain("{{")
                .contains("2026-01-02, Some CPU, 2 cores", "3 rounds of 5 s", "(some.svg)");
    }

    @Test
    void sayNothingOfWhatWasNotMeasured() throws IOException {
        assertThat(page(List.of(), Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 9_000, "secs", 5)))
                .doesNotContain("Dante took on");
    }

    @Test
    void sayWhetherPortsWereWaitedFor() throws IOException {
        assertThat(page(List.of("--no-wait"))).contains("60 s of\nwarm-up; nothing waited for free ports. Others");
        assertThat(page(List.of())).contains("60 s of\nwarm-up. Others");
    }

    @Test
    void sayHowFarTheLeastIsForEachLengthOfTime() throws IOException {
        String page = page(
                List.of(),
                Some.of(Scenarios.CONNECT_FIRST, Contestants.DANTE, "conn_s", 6_000, "secs", 3.001),
                Some.of(Scenarios.CONNECT_FIRST, Contestants.FLOOR, "conn_s", 12_000),
                Some.of(Scenarios.CONNECT_FIRST, Contestants.PLAIN, "conn_s", 9_000),
                Some.of(Scenarios.CONNECT, Contestants.DANTE, "conn_s", 1_000, "secs", 5),
                Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 9_000));

        assertThat(page)
                .contains("- In 3 s Dante took on 18,006 connections; Sallyport 1.50 times as many, the relay in C 2.00"
                        + " times; Sallyport 0.75 of the relay in C.\n")
                .contains(
                        "- In 5 s Dante took on 5,000 connections; Sallyport 9.00 times as many, the relay in C - times");
    }
}
