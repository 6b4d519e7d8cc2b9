package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.bench.endtoend.Scenario.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Scenario CONNECT = Scenario.of(
                    "connect", "connect", Kind.CONNECT, "connect", List.of("a", "b", "m", "k"))
            .resting(List.of("a", "b"));
    private static final Scenario REQUESTS = Scenario.of("rr", "rr", Kind.REQUESTS, "rr", List.of("x", "y"));
    private static final Scenario LOGINS = Scenario.of("login", "login", Kind.HANDSHAKE, "login", List.of("n"));

    private final SocketStatistics kernel = new SocketStatistics();

    private List<String> order(int round, int... inUse) throws InterruptedException {
        Turns turns = new Turns(List.of(LOGINS, CONNECT, REQUESTS), round, kernel.rest(7));
        List<String> order = new ArrayList<>();
        for (int i = 0; !turns.isEmpty(); i++) {
            kernel.say(inUse[Math.min(i, inUse.length - 1)]);
            order.add(turns.next().contestant());
        }
        return order;
    }

    @Test
    void whoNeedsPortsIsMeasuredWhenTheyAreFree() throws Exception {
        assertThat(order(1, 0)).containsExactly("a", "b", "x", "y", "n", "m", "k");
        assertThat(kernel.seconds()).isZero();
    }

    @Test
    void fewConnectionsAreOpenedWhileTheyAreNot() throws Exception {
        assertThat(order(1, 100_000, 3_999, 4_000, 0)).containsExactly("x", "a", "y", "b", "n", "m", "k");
        assertThat(kernel.seconds()).isZero();
    }

    @Test
    void ifThereIsNothingElseToDoTheyAreWaitedFor() throws Exception {
        assertThat(order(1, 100_000)).containsExactly("x", "y", "a", "b", "n", "m", "k");
        assertThat(kernel.seconds()).isEqualTo(14);
    }

    @Test
    void anotherBeginsInEachRound() throws Exception {
        assertThat(order(2, 0)).containsExactly("b", "a", "y", "x", "n", "k", "m");
    }

    @Test
    void itIsConnectionsInTheClearThatWait() {
        assertThat(Some.SCENARIOS.stream()
                        .flatMap(scenario -> scenario.rested().stream().map(who -> scenario.name() + ": " + who))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("no proxy", "least relay, in C", "Dante", "microsocks", "Sallyport")
                                        .map(who -> "connect, 64 at once: " + who),
                                Stream.of("least relay, in C", "Dante", "Sallyport")
                                        .map(who -> "connect, 64 at once, while Dante has ports: " + who))
                        .toList());
    }
}
