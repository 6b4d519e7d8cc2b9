package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.QueueingExecutor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The first letter of a work's name is its source. */
class HashingQueueTest {
    private final QueueingExecutor executor = new QueueingExecutor();
    private final HashingQueue queue = new HashingQueue(executor, 2, 5, 3);
    private final List<String> done = new ArrayList<>();
    private final Set<String> abandoned = new HashSet<>();

    @Test
    void takesNoMoreThreadsThanItMay() {
        submit("a1", "a2", "a3", "a4");

        assertThat(executor.waiting()).isEqualTo(2);
    }

    @Test
    void runsWhatWaitedOfOneSourceInTheOrderOfArrival() {
        submit("a1", "a2", "a3", "a4", "a5");

        executor.runAll();

        assertThat(done).containsExactly("a1", "a3", "a4", "a5", "a2");
    }

    @Test
    void letsTheSourcesTakeTurns() {
        HashingQueue narrow = new HashingQueue(executor, 1, 6, 4);
        for (String name : List.of("a1", "a2", "a3", "a4", "b1", "b2", "c1")) {
            assertThat(narrow.submit(work(name))).isEmpty();
        }

        executor.runAll();

        assertThat(done).containsExactly("a1", "a2", "b1", "c1", "a3", "b2", "a4");
    }

    @Test
    void refusesAtOnceWhenTooManyOfOneSourceWait() {
        submit("a1", "a2", "a3", "a4", "a5");

        assertThat(queue.submit(work("a6"))).contains(ReasonCode.of("password-hashing-overloaded-from-source"));
        executor.runAll();
        assertThat(done).doesNotContain("a6").hasSize(5);
    }

    @Test
    void refusesAtOnceWhenTooManyWait() {
        submit("a1", "a2", "a3", "a4", "a5", "b1", "b2");

        assertThat(queue.submit(work("c1"))).contains(ReasonCode.of("password-hashing-overloaded"));
    }

    @Test
    void givesThePlaceOfWhatNobodyWaitsForToAnotherOfTheSource() {
        submit("a1", "a2", "a3", "a4", "a5");
        abandoned.add("a4");

        submit("a6");

        assertThat(done).as("told at once, and not again").containsExactly("a4");
        executor.runAll();
        assertThat(done).containsExactly("a4", "a1", "a3", "a5", "a6", "a2");
    }

    @Test
    void givesThePlaceOfWhatNobodyWaitsForToAnotherSource() {
        submit("a1", "a2", "a3", "a4", "a5", "b1", "b2");
        abandoned.addAll(List.of("b1", "b2"));

        submit("c1", "c2");

        assertThat(done).containsExactly("b1", "b2");
        assertThat(queue.submit(work("d1"))).isPresent();
    }

    @Test
    void takesWorkAgainWhenItHasDoneSome() {
        submit("a1", "a2", "a3", "a4", "a5");
        executor.runAll();

        submit("a1", "a2", "a3", "a4", "a5");
        executor.runAll();

        assertThat(done).hasSize(10);
    }

    @Test
    void losesNoPlaceToAFullExecutor() {
        QueueingExecutor full = new QueueingExecutor();
        full.becomeFull();
        HashingQueue blocked = new HashingQueue(full, 1, 5, 5);
        ReasonCode overloaded = ReasonCode.of("password-hashing-overloaded");

        assertThat(blocked.submit(work("a1"))).contains(overloaded);
        assertThat(blocked.submit(work("a2"))).contains(overloaded);
    }

    @Test
    void goesOnWithTheNextAfterAWorkThatFails() {
        HashingQueue narrow = new HashingQueue(executor, 1, 5, 5);
        assertThat(narrow.submit(new HashingWork(new Source("a"), () -> false, () -> {
                    throw new IllegalStateException("failed");
                })))
                .isEmpty();
        assertThat(narrow.submit(work("a2"))).isEmpty();
        executor.runAll();

        assertThat(narrow.submit(work("a3"))).isEmpty();
        executor.runAll();

        assertThat(done).containsExactly("a2", "a3");
    }

    private void submit(String... names) {
        for (String name : names) {
            assertThat(queue.submit(work(name))).as(name).isEqualTo(Optional.empty());
        }
    }

    private HashingWork work(String name) {
        return new HashingWork(new Source(name.substring(0, 1)), () -> abandoned.contains(name), () -> done.add(name));
    }
}
