package io.sallyport.bench.endtoend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Who is measured next in a round: some only when the ports of earlier connections are free; while they are not, scenarios
 * that open few; and those that open many when nobody is left who needs the ports.
 */
final class Turns {
    private final Deque<Turn> rested = new ArrayDeque<>();
    private final Deque<Turn> few = new ArrayDeque<>();
    private final Deque<Turn> many = new ArrayDeque<>();
    private final Rest rest;

    /**
     * One contestant in one scenario.
     *
     * @param isRested whether it waits for free ports
     */
    record Turn(Scenario scenario, String contestant, boolean isRested) {}

    /** Those of a round, which another contestant begins than the one before. */
    Turns(List<Scenario> scenarios, int round, Rest rest) {
        this.rest = rest;
        for (Scenario scenario : scenarios) {
            List<String> others = new ArrayList<>(scenario.contestants());
            others.removeAll(scenario.rested());
            add(rested, scenario, scenario.rested(), round, true);
            add(scenario.kind().opensMany ? many : few, scenario, others, round, false);
        }
    }

    private static void add(Deque<Turn> to, Scenario scenario, List<String> who, int round, boolean isRested) {
        rotated(who, round - 1).forEach(contestant -> to.add(new Turn(scenario, contestant, isRested)));
    }

    private static List<String> rotated(List<String> contestants, int by) {
        List<String> order = new ArrayList<>(contestants);
        Collections.rotate(order, -by);
        return order;
    }

    boolean isEmpty() {
        return rested.isEmpty() && few.isEmpty() && many.isEmpty();
    }

    /** Waits if there is nothing else to do. */
    Turn next() throws InterruptedException {
        if (!few.isEmpty() && (rested.isEmpty() || !rest.isOver())) {
            return few.remove();
        }
        if (rested.isEmpty()) {
            return many.remove();
        }
        rest.await();
        return rested.remove();
    }
}
