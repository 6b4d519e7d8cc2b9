package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
    @Test
    void anotherBeginsInEachRound() {
        List<String> contestants = List.of("a", "b", "c");

        assertThat(Rounds.rotated(contestants, 0)).containsExactly("a", "b", "c");
        assertThat(Rounds.rotated(contestants, 1)).containsExactly("b", "c", "a");
        assertThat(Rounds.rotated(contestants, 5)).containsExactly("c", "a", "b");
    }

    private static final Scenario SCENARIO = Bench.named(Some.SCENARIOS, Scenarios.CONNECT);

    @TempDir
    private Path folder;

    private final List<Integer> passed = new ArrayList<>();

    private static Deque<Rounds.Turn> turns(String... contestants) {
        return Stream.of(contestants)
                .map(contestant -> new Rounds.Turn(SCENARIO, contestant))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private Rest rest(int waiting, int seconds) throws IOException {
        say(waiting);
        return new Rest(folder.resolve("sockstat"), seconds, () -> passed.add(1));
    }

    private void say(int waiting) throws IOException {
        String said = "sockets: used 9\nTCP: inuse 7 orphan 0 tw " + waiting + " alloc 9 mem 1\nUDP: inuse 1 mem 1\n";
        Files.writeString(folder.resolve("sockstat"), said);
    }

    private List<String> order(Rest rest) throws InterruptedException {
        Deque<Rounds.Turn> rested = turns("a", "b");
        Deque<Rounds.Turn> others = turns("x", "y");
        List<String> order = new ArrayList<>();
        while (!rested.isEmpty() || !others.isEmpty()) {
            order.add(Rounds.next(rested, others, rest).contestant());
        }
        return order;
    }

    @Test
    void othersAreMeasuredWhilePortsAreNotFree() throws Exception {
        assertThat(order(rest(100_000, 7))).containsExactly("x", "y", "a", "b");
        assertThat(passed).hasSize(14);
    }

    @Test
    void nobodyWaitsForPortsThatAreFree() throws Exception {
        assertThat(order(rest(3_999, 7))).containsExactly("a", "b", "x", "y");
        assertThat(order(Rest.none())).containsExactly("a", "b", "x", "y");
        assertThat(passed).isEmpty();
    }

    @Test
    void theKernelSaysHowManyPortsAreNotFree() throws Exception {
        assertThat(rest(100_000, 1).waiting()).isEqualTo(100_000);
        assertThat(rest(4_000, 1).isOver()).isFalse();
        assertThat(rest(4_000, 0).isOver()).isTrue();
        assertThat(new Rest(folder.resolve("none"), 1, () -> {}).isOver()).isTrue();
        assertThat(Rest.ofThisMachine().sockets()).exists();
    }
}
