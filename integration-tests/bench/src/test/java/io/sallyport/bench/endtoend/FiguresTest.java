package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static String page(Measurement... measurements) throws IOException {
        Options options = Options.parse(Path.of("/nowhere"), List.of());
        Generator generator = Generator.own();
        Figures figures =
                new Figures(options, Some.results(measurements), Some.SCENARIOS, generator, Path.of("/nowhere/jmh"));
        return figures.page(Machine.here(Clock.systemUTC()));
    }

    @Test
    void sayNothingOfWhatWasNotMeasured() throws IOException {
        assertThat(page(Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 9_000, "secs", 5)))
                .doesNotContain("Dante took on")
                .doesNotContain("nothing waited for free ports");
    }

    @Test
    void sayHowFarTheLeastIsForEachLengthOfTime() throws IOException {
        String page = page(
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
