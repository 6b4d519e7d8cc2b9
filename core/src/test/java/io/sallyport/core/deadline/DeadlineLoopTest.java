package io.sallyport.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that keeps its deadlines in one wheel. */
@Timeout(30)
class DeadlineLoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Loop loop = new Loop();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void hasOneTaskForAllOfThem() throws Exception {
        loop.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        new Deadline(loop).set(LONG.plusSeconds(i), () -> {});
                    }
                })
                .sync();

        assertThat(loop.tasks).hasValue(1);
    }

    @Test
    void hasAnotherTaskForAnEarlierOne() throws Exception {
        loop.submit(() -> {
                    new Deadline(loop).set(LONG, () -> {});
                    new Deadline(loop).set(LONG.minusSeconds(1), () -> {});
                })
                .sync();

        assertThat(loop.tasks).hasValue(2);
    }

    @Test
    void takesNoneFromAnotherThread() throws Exception {
        Deadline deadline = new Deadline(loop);
        assertThatIllegalStateException().isThrownBy(() -> deadline.set(LONG, () -> {}));

        loop.submit(() -> deadline.set(LONG, () -> {})).sync();

        assertThatIllegalStateException().isThrownBy(deadline::cancel);
        assertThat(deadline.isSet()).isTrue();
    }

    /** Counts what Netty is asked to do later. */
    private static final class Loop extends DefaultEventLoop implements DeadlineLoop {
        private final DeadlineWheel deadlines = new DeadlineWheel(this);
        private final AtomicInteger tasks = new AtomicInteger();

        @Override
        public DeadlineWheel deadlines() {
            return deadlines;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.incrementAndGet();
            return super.schedule(task, delay, unit);
        }
    }
}
