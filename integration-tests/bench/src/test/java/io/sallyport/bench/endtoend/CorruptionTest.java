package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.bench.load.Corrupting;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own generator notices one wrong octet. */
@Timeout(60)
class CorruptionTest {
    @ParameterizedTest
    @CsvSource({
        "connect --conns 1, 0",
        "throughput --conns 1 --dir down, 100000",
        "throughput --conns 1 --dir both, 0",
        "rr --conns 1 --size 64, 1000"
    })
    void isNoticed(String line, long changed) throws IOException, InterruptedException {
        try (Corrupting proxy = Corrupting.at(changed)) {
            Generated done = Generated.by(line, proxy.address());

            assertThat(done.exitCode()).as("%s", done).isEqualTo(2);
            assertThat(done.number("fail_corrupt")).as("%s", done).isPositive();
        }
    }

    @Test
    void isNotSeenWhereThereIsNone() throws IOException, InterruptedException {
        try (Corrupting proxy = Corrupting.nowhere()) {
            Generated done = Generated.by("throughput --conns 1 --dir both", proxy.address());

            assertThat(done.exitCode()).as("%s", done).isZero();
        }
    }
}
