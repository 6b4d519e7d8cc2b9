package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Goes through everything several times; those who are compared are measured one after the other, nobody always first. */
final class Rounds {
    private final Measuring measuring;
    private final Results results;
    private final Writer raw;

    Rounds(Measuring measuring, Results results, Writer raw) {
        this.measuring = measuring;
        this.results = results;
        this.raw = raw;
    }

    void run(List<Scenario> scenarios, int rounds, int seconds) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : scenarios) {
                for (String contestant : rotated(scenario.contestants(), round - 1)) {
                    measure(scenario, contestant, round, scenario.length().applyAsInt(seconds));
                }
            }
        }
    }

    static List<String> rotated(List<String> contestants, int by) {
        List<String> order = new ArrayList<>(contestants);
        Collections.rotate(order, -by);
        return order;
    }

    private void measure(Scenario scenario, String contestant, int round, int seconds)
            throws IOException, InterruptedException {
        Measurement measurement = measuring.run(scenario, contestant, seconds);
        record(measurement, round);
        String rate = Numbers.of(measurement.number(scenario.kind().rate)) + " " + scenario.kind().rateUnit;
        Progress.say("round " + round + ", " + scenario.name() + ", " + contestant + ": "
                + measurement.error().orElse(rate));
    }

    void record(Measurement measurement, int round) throws IOException {
        results.add(measurement);
        raw.write(measurement.line(round) + "\n");
        raw.flush();
    }
}
