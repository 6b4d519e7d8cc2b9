package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Goes through everything several times, nobody always first. */
final class Rounds {
    private final Measuring measuring;
    private final Results results;
    private final Writer raw;
    private final Rest rest;

    Rounds(Measuring measuring, Results results, Writer raw, Rest rest) {
        this.measuring = measuring;
        this.results = results;
        this.raw = raw;
        this.rest = rest;
    }

    void run(List<Scenario> scenarios, int rounds, int seconds) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            Turns turns = new Turns(scenarios, round, rest);
            while (!turns.isEmpty()) {
                measure(turns.next(), round, seconds);
            }
        }
    }

    private void measure(Turns.Turn turn, int round, int seconds) throws IOException, InterruptedException {
        Scenario scenario = turn.scenario();
        int inUse = rest.waiting();
        if (turn.isRested() && !rest.isOver()) {
            Progress.say(inUse + " ports are still in use");
        }
        Measurement measurement = measuring.run(scenario, turn.contestant(), scenario.seconds(seconds));
        measurement.fields().put("time_wait_before", inUse);
        record(measurement, round);
        String rate = Numbers.of(measurement.number(scenario.kind().rate)) + " " + scenario.kind().rateUnit;
        Progress.say("round " + round + ", " + scenario.name() + ", " + turn.contestant() + ": "
                + measurement.error().orElse(rate));
    }

    void record(Measurement measurement, int round) throws IOException {
        results.add(measurement);
        raw.write(measurement.line(round) + "\n");
        raw.flush();
    }
}
