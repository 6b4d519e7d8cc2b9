package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.deadline.DeadlineLoop;
import io.sallyport.core.deadline.DeadlineWheel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ServingLoopsTest {
    private static final Duration BOUND = Duration.ofMillis(20);

    @ParameterizedTest
    @EnumSource
    void eachKeepsItsOwnDeadlines(Transport transport) {
        try (EventLoops loops = new EventLoops(transport, 3)) {
            Set<DeadlineWheel> wheels = new HashSet<>();

            loops.connections().forEach(loop -> wheels.add(((DeadlineLoop) loop).deadlines()));
            loops.connections().forEach(loop -> wheels.add(((DeadlineLoop) loop).deadlines()));

            assertThat(wheels).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineIsMissedOnItsLoopAndNotBeforeItsTime(Transport transport) throws Exception {
        try (EventLoops loops = new EventLoops(transport, 1)) {
            EventLoop loop = loops.connections().next();
            CompletableFuture<Boolean> missed = new CompletableFuture<>();
            long before = System.nanoTime();

            loop.execute(() -> new Deadline(loop).set(BOUND, () -> missed.complete(loop.inEventLoop())));

            assertThat(missed.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(BOUND.toNanos());
        }
    }
}
