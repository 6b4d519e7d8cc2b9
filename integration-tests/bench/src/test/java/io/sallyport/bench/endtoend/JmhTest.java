package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhTest {
    @Test
    void showsMediansAndAllocations(@TempDir Path folder) throws IOException {
        Path result = Files.writeString(folder.resolve("jmh.json"), """
                [{"benchmark": "io.sallyport.bench.DecideBenchmark.mixed", "params": {"rules": "1000"},
                  "primaryMetric": {"score": 210.0, "scorePercentiles": {"50.0": 180.0, "99.0": 900.0}},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}}]
                """);

        assertThat(Jmh.table(result)).endsWith("| Decide, mixed | `rules 1000` | 180 | 900 | 0 |\n");
    }
}
