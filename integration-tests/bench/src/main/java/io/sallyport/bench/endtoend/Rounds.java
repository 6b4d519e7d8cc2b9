package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Goes through everything several times, nobody always first. What is to wait until the ports of earlier connections are
 * free does so while others, who leave few behind, are measured.
 */
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

    /** One contestant in one scenario. */
    record Turn(Scenario scenario, String contestant) {}

    void run(List<Scenario> scenarios, int rounds, int seconds) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            Deque<Turn> rested = turns(scenarios, true, round);
            Deque<Turn> others = turns(scenarios, false, round);
            while (!rested.isEmpty() || !others.isEmpty()) {
                measure(next(rested, others, rest), round, seconds);
            }
        }
    }

    static Turn next(Deque<Turn> rested, Deque<Turn> others, Rest rest) throws InterruptedException {
        if (rested.isEmpty() || (!others.isEmpty() && !rest.isOver())) {
            return others.remove();
        }
        rest.await();
        return rested.remove();
    }

    private static Deque<Turn> turns(List<Scenario> scenarios, boolean isRested, int round) {
        return scenarios.stream()
                .filter(scenario -> scenario.isRested() == isRested)
                .flatMap(scenario -> rotated(scenario.contestants(), round - 1).stream()
                        .map(contestant -> new Turn(scenario, contestant)))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    static List<String> rotated(List<String> contestants, int by) {
        List<String> order = new ArrayList<>(contestants);
        Collections.rotate(order, -by);
        return order;
    }

    private void measure(Turn turn, int round, int seconds) throws IOException, InterruptedException {
        Scenario scenario = turn.scenario();
        Measurement measurement = measuring.run(scenario, turn.contestant(), scenario.seconds(seconds));
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
