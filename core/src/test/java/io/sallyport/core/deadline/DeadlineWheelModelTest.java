package io.sallyport.core.deadline;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is set and cancelled in whatever order: each is missed at its time to the nanosecond, and no other is. */
class DeadlineWheelModelTest {
    private static final int DEADLINES = 200;
    private static final int STEPS = 5_000;

    private final TestChannel channel = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final DeadlineWheel wheel = new DeadlineWheel(channel.eventLoop());
    private final Deadline[] deadlines =
            Stream.generate(() -> new Deadline(wheel)).limit(DEADLINES).toArray(Deadline[]::new);
    private final Map<Integer, Long> due = new HashMap<>();
    private final List<Long> early = new ArrayList<>();
    private int more = 1_000;

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void missesEachAtItsTime(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                advance(after(random) / DEADLINES);
            } else {
                change(random);
            }
        }
        more = 0;
        advance(TimeUnit.HOURS.toNanos(3));

        assertThat(early).hasSizeGreaterThan(DEADLINES).containsOnly(0L);
        assertThat(due).isEmpty();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private void change(Random random) {
        int which = random.nextInt(DEADLINES);
        if (random.nextInt(3) == 0) {
            due.remove(which);
            deadlines[which].cancel();
        } else {
            long after = after(random);
            due.put(which, wheel.now() + after);
            deadlines[which].setNanos(after, () -> missed(which, random));
        }
    }

    /** What is missed changes others, some of which are missed at the same time. */
    private void missed(int which, Random random) {
        early.add(due.remove(which) - wheel.now());
        if (more > 0) {
            more--;
            change(random);
        }
    }

    /** Some in the same slot, some in another revolution, some at the same time. */
    private static long after(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> TimeUnit.SECONDS.toNanos(1 + random.nextInt(3));
            case 1 -> random.nextInt((int) TimeUnit.SECONDS.toNanos(1));
            case 2 -> TimeUnit.MILLISECONDS.toNanos(random.nextInt(200_000));
            default -> TimeUnit.SECONDS.toNanos(random.nextInt(7_200));
        };
    }

    private void advance(long nanos) {
        channel.advance(Duration.ofNanos(nanos));
        assertThat(due.values()).allMatch(at -> at - wheel.now() >= 0);
    }
}
