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
            for (String contestant : rotated(scenario.contestants(), round - 1)) {
                add(new Turn(scenario, contestant, scenario.rested().contains(contestant)));
            }
        }
    }

    private void add(Turn turn) {
        Deque<Turn> unrested = turn.scenario().kind().opensMany ? many : few;
        (turn.isRested() ? rested : unrested).add(turn);
    }

    static List<String> rotated(List<String> contestants, int by) {
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
