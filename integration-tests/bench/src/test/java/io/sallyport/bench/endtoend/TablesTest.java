package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TablesTest {
    private static String connect(Measurement... measurements) {
        return new Tables(Some.results(measurements)).of(Some.SCENARIOS, "connect");
    }

    @Test
    void showMediansAndRatios() {
        String table = connect(
                Some.of(Scenarios.CONNECT, Contestants.DIRECT, "conn_s", 10_000),
                Some.of(Scenarios.CONNECT, Contestants.DANTE, "conn_s", 1_000, "cpu_us_op", 800),
                Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 2_000, "cpu_us_op", 300, "fail", 1),
                Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 3_000, "cpu_us_op", 400, "fail", 2),
                Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 2_500, "cpu_us_op", 500, "fail", 0));

        assertThat(table)
                .contains("**connect, 64 at once** (`connect --conns 64`)\n\n|  | connections/s |")
                .contains("| Sallyport | 2,500 | 2,000 to 3,000 | 0.25 | 400 | 0.50 | - | - | - | - | 3 | - |")
                .contains("| Dante | 1,000 | 1,000 to 1,000 | 0.10 | 800 | 1.00 |");
    }

    @Test
    void sayHowLongWasMeasured() {
        assertThat(connect(Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 2_000, "secs", 5.001)))
                .contains("(`connect --conns 64`, 5 s)");
    }

    @Test
    void sayWhyTheCiphersWereNotMeasured() {
        Results results = Some.results(
                Some.of(RawRates.NAME, RawRates.WRAP, "cpu_s_gib", 1.5),
                Measurement.failed(RawRates.NAME, RawRates.UNWRAP, "no ticket"));

        assertThat(new Tables(results).raw()).contains("| wrap | 1.50 |", "| unwrap | not measured: no ticket |");
    }

    @Test
    void sayWhySomebodyIsMissing() {
        String table = connect(
                Measurement.failed(Scenarios.CONNECT, Contestants.DANTE, "danted is not | installed\n"),
                Some.of(Scenarios.CONNECT, Contestants.PLAIN, "conn_s", 2_000));

        assertThat(table).contains("| Dante | not measured: danted is not \\| installed  |");
    }

    @Test
    void everyRowHasAsManyCellsAsTheHead() {
        String table = connect(Measurement.failed(Scenarios.CONNECT, Contestants.DANTE, "no"));

        assertThat(table.lines().filter(line -> line.startsWith("|")))
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(13));
    }

    @Test
    void sayThatNothingWasMeasured() {
        assertThat(connect()).isEqualTo("Not measured in this run.\n");
    }

    @Test
    void showWhatAnIdleSessionTakes() {
        Results results = Some.results(
                Some.of(Scenarios.IDLE_FEW, Contestants.ALONE, "alive", 1_000, "conns", 1_000, "pss_kib_conn", 5.25));

        assertThat(new Tables(results).of(Some.SCENARIOS, "idle"))
                .contains("| Sallyport, for this alone | 1,000 | 1,000 | 5.25 |");
    }
}
