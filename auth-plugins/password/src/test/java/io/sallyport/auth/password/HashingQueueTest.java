package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.auth.QueueingExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HashingQueueTest {
    private final QueueingExecutor executor = new QueueingExecutor();
    private final HashingQueue queue = new HashingQueue(executor, 2, 3);
    private final List<String> done = new ArrayList<>();

    @Test
    void takesNoMoreThreadsThanItMay() {
        submit("a", "b", "c", "d");

        assertThat(executor.waiting()).isEqualTo(2);
    }

    @Test
    void runsWhatWaitedInTheOrderOfArrival() {
        submit("a", "b", "c", "d", "e");

        executor.runAll();

        assertThat(done).containsExactly("a", "c", "d", "e", "b");
    }

    @Test
    void refusesAtOnceWhenTooManyWait() {
        submit("a", "b", "c", "d", "e");

        assertThatThrownBy(() -> submit("f")).isInstanceOf(RejectedExecutionException.class);
        executor.runAll();
        assertThat(done).doesNotContain("f").hasSize(5);
    }

    @Test
    void takesWorkAgainWhenItHasDoneSome() {
        submit("a", "b", "c", "d", "e");
        executor.runAll();

        submit("f", "g", "h", "i", "j");
        executor.runAll();

        assertThat(done).hasSize(10);
    }

    @Test
    void losesNoPlaceToAFullExecutor() {
        QueueingExecutor full = new QueueingExecutor();
        full.becomeFull();
        HashingQueue blocked = new HashingQueue(full, 1, 5);

        assertThatThrownBy(() -> blocked.execute(() -> done.add("a"))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> blocked.execute(() -> done.add("b"))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void losesNoPlaceToAWorkThatFails() {
        HashingQueue narrow = new HashingQueue(executor, 1, 0);
        narrow.execute(() -> {
            throw new IllegalStateException("failed");
        });
        assertThatThrownBy(executor::runAll).isInstanceOf(IllegalStateException.class);

        narrow.execute(() -> done.add("a"));
        executor.runAll();

        assertThat(done).containsExactly("a");
    }

    private void submit(String... names) {
        for (String name : names) {
            queue.execute(() -> done.add(name));
        }
    }
}
