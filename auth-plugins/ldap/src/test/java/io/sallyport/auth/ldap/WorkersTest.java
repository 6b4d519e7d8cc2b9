package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.ldap.config.LoginsConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final Source FLOOD = Source.of(new InetSocketAddress("192.0.2.1", 1));
    private static final Source THIRD = Source.of(new InetSocketAddress("192.0.2.3", 1));
    private static final Source OTHER = Source.of(new InetSocketAddress("192.0.2.2", 1));

    private final Workers workers =
            new Workers("test", new LoginsConfig(1, 3, 2, Duration.ofSeconds(1), Duration.ZERO));
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        go.countDown();
        workers.close();
    }

    private CompletableFuture<String> submit(Source source, String name) {
        CompletionStage<String> result = workers.submit(source, () -> false, () -> {
            DeadlinesTest.await(go);
            done.add(name);
            return name;
        });
        return result.toCompletableFuture();
    }

    @Test
    void letNoSourceTakeEveryPlace() {
        submit(FLOOD, "runs");
        submit(FLOOD, "waits");
        submit(FLOOD, "waits too");

        assertThatThrownBy(() -> submit(FLOOD, "too much")).isInstanceOf(RejectedExecutionException.class);
        submit(OTHER, "other");
        assertThatThrownBy(() -> submit(OTHER, "too much in all")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void letSomebodyNewInWhereOneSourceWaitsForMuch() throws Exception {
        submit(FLOOD, "runs");
        submit(FLOOD, "waits");
        CompletableFuture<String> newest = submit(FLOOD, "newest");
        submit(OTHER, "other");
        CompletableFuture<String> third = submit(THIRD, "third");

        assertThatThrownBy(newest::get).hasCauseInstanceOf(RejectedExecutionException.class);
        go.countDown();
        third.get(20, TimeUnit.SECONDS);
        assertThat(done).containsExactly("runs", "waits", "other", "third");
    }

    @Test
    void throwNobodyOutWhereEverySourceWaitsForLittle() {
        submit(FLOOD, "runs");
        submit(FLOOD, "waits");
        submit(OTHER, "other");
        submit(THIRD, "third");

        assertThatThrownBy(() -> submit(Source.GATEWAY, "fourth")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void throwNobodyOutForASourceThatMayNotHaveMore() {
        Workers narrow = new Workers("test", new LoginsConfig(1, 3, 1, Duration.ofSeconds(1), Duration.ZERO));
        try (narrow) {
            CompletableFuture<String> runs = new CompletableFuture<>();
            narrow.submit(FLOOD, () -> false, () -> runs.join());
            CompletionStage<String> waits = narrow.submit(FLOOD, () -> false, () -> "waits");

            assertThatThrownBy(() -> narrow.submit(FLOOD, () -> false, () -> "more"))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(waits.toCompletableFuture()).isNotDone();
            runs.complete("runs");
        }
    }

    @Test
    void giveThePlaceOfWhoHasLeftToAnother() {
        submit(FLOOD, "runs");
        AtomicBoolean left = new AtomicBoolean();
        CompletionStage<String> gone = workers.submit(FLOOD, left::get, () -> "told");
        submit(FLOOD, "waits");
        left.set(true);
        submit(FLOOD, "takes the place");

        assertThat(gone.toCompletableFuture()).isCompletedWithValue("told");
    }

    @Test
    void letSourcesTakeTurns() throws Exception {
        submit(FLOOD, "1");
        submit(FLOOD, "2");
        CompletableFuture<String> last = submit(FLOOD, "3");
        submit(OTHER, "other");
        go.countDown();
        last.get(20, TimeUnit.SECONDS);

        assertThat(done).containsExactly("1", "2", "other", "3");
    }

    @Test
    void goOnAfterAFailure() throws Exception {
        CompletionStage<String> failed = workers.submit(FLOOD, () -> false, () -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<String> next = submit(FLOOD, "next");
        go.countDown();

        assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo("next");
        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void refuseWhatWaitsWhenTheyAreClosed() {
        submit(FLOOD, "runs");
        CompletableFuture<String> waits = submit(FLOOD, "waits");
        workers.close();

        assertThat(waits).isCompletedExceptionally();
        assertThatThrownBy(() -> submit(FLOOD, "late")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void countAnIpv6HostAsOneSource() {
        assertThat(Source.of(new InetSocketAddress("2001:db8::1", 1)))
                .isEqualTo(Source.of(new InetSocketAddress("2001:db8::ffff:1", 2)))
                .isNotEqualTo(Source.of(new InetSocketAddress("2001:db8:0:1::1", 1)));
    }
}
