package io.sallyport.core.deadline;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineWheelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration A_MOMENT = Duration.ofNanos(1);

    private final TestChannel channel = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final List<Throwable> mistakes = new ArrayList<>();
    private final DeadlineWheel wheel = new DeadlineWheel(channel.eventLoop(), DeadlineSlots.MANY, this::report);
    private final Deadline deadline = new Deadline(wheel);
    private final Deadline other = new Deadline(wheel);
    private final List<String> missed = new ArrayList<>();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0.000000001S", "PT0.25S", "PT30S", "PT68.719476736S", "PT137.438953472S", "PT10M", "P365D"})
    void isMissedAtItsTime(Duration after) {
        set(deadline, after, "missed");

        channel.advance(after.minus(A_MOMENT));
        assertThat(missed).isEmpty();
        assertThat(deadline.isSet()).isTrue();
        channel.advance(A_MOMENT);

        assertThat(missed).containsExactly("missed");
        assertThat(deadline.isSet()).isFalse();
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void isMissedInTheNextTurnIfItsTimeIsOver(long after) {
        deadline.setNanos(after, () -> missed.add("missed"));
        assertThat(missed).isEmpty();

        channel.advance(Duration.ZERO);

        assertThat(missed).containsExactly("missed");
    }

    @Test
    void isNeverSeenIfItIsAsFarAwayAsCanBeSaid() {
        deadline.setNanos(Long.MAX_VALUE, () -> missed.add("missed"));
        set(other, SECOND, "other");

        channel.advance(Duration.ofDays(3_650));

        assertThat(missed).containsExactly("other");
        assertThat(deadline.isSet()).isTrue();
    }

    @Test
    void isNotMissedOnceCancelled() {
        set(deadline, SECOND, "missed");

        deadline.cancel();
        deadline.cancel();

        assertThat(deadline.isSet()).isFalse();
        assertThatNothingIsLeft();
        channel.advance(SECOND);
        assertThat(missed).isEmpty();
    }

    @Test
    void isMissedOnceThoughItWasSetTwice() {
        set(deadline, SECOND, "first");
        set(deadline, SECOND.multipliedBy(2), "second");

        channel.advance(SECOND);
        assertThat(missed).isEmpty();
        channel.advance(SECOND);

        assertThat(missed).containsExactly("second");
    }

    @Test
    void canBeSetNearer() {
        set(other, SECOND.multipliedBy(3), "other");
        set(deadline, SECOND.multipliedBy(2), "far");
        set(deadline, SECOND, "near");

        channel.advance(SECOND);

        assertThat(missed).containsExactly("near");
    }

    @Test
    void knowsWhetherItIsMissedWithinATime() {
        assertThat(deadline.isWithin(Long.MAX_VALUE)).isFalse();

        set(deadline, SECOND, "missed");

        assertThat(deadline.isWithin(SECOND.toNanos())).isTrue();
        assertThat(deadline.isWithin(SECOND.toNanos() - 1)).isFalse();
    }

    @Test
    void canBeSetAnewByWhatItDoes() {
        deadline.set(SECOND, () -> set(deadline, SECOND, "again"));

        channel.advance(SECOND);
        assertThat(missed).isEmpty();
        channel.advance(SECOND);

        assertThat(missed).containsExactly("again");
        assertThatNothingIsLeft();
    }

    @Test
    void oneThatIsMissedCanCancelAnotherOfTheSameTime() {
        deadline.set(SECOND, () -> {
            missed.add("this");
            other.cancel();
        });
        other.set(SECOND, () -> {
            missed.add("other");
            deadline.cancel();
        });

        channel.advance(SECOND);

        assertThat(missed).hasSize(1);
        assertThatNothingIsLeft();
    }

    @Test
    void oneThatIsMissedCanPutOffAnotherOfTheSameTime() {
        deadline.set(SECOND, () -> set(other, SECOND, "later"));
        other.set(SECOND, () -> set(deadline, SECOND, "later"));

        channel.advance(SECOND);
        assertThat(missed).isEmpty();
        channel.advance(SECOND);

        assertThat(missed).containsExactly("later");
    }

    @Test
    void whatOneDoesWrongDoesNotKeepTheOthers() {
        deadline.set(SECOND, DeadlineWheelTest::fail);
        set(other, SECOND, "other");
        new Deadline(wheel).set(SECOND, DeadlineWheelTest::fail);
        set(new Deadline(wheel), SECOND.multipliedBy(2), "another");

        channel.advance(SECOND.multipliedBy(2));

        assertThat(missed).containsExactly("other", "another");
        assertThat(mistakes).hasSize(2);
    }

    @Test
    void aMistakeThatCannotBeReportedKeepsNoOther() {
        deadline.set(SECOND, () -> {
            throw new OutOfMemoryError("for the test");
        });
        set(other, SECOND.multipliedBy(2), "other");

        channel.advance(SECOND.multipliedBy(2));

        assertThat(missed).containsExactly("other");
    }

    @Test
    void othersHaveTheirTurnBetweenMany() {
        for (int i = 0; i <= DeadlineWheel.MOST_IN_A_TURN; i++) {
            set(new Deadline(wheel), SECOND, "one");
        }
        List<Integer> missedBetween = new ArrayList<>();
        channel.eventLoop().schedule(() -> missedBetween.add(missed.size()), 1, TimeUnit.SECONDS);

        channel.advance(SECOND);

        assertThat(missedBetween).containsExactly(DeadlineWheel.MOST_IN_A_TURN);
        assertThat(missed).hasSize(DeadlineWheel.MOST_IN_A_TURN + 1);
        assertThatNothingIsLeft();
    }

    @Test
    void isAsFarAwayAsCanBeSaid() {
        deadline.set(Duration.ofSeconds(Long.MAX_VALUE), () -> missed.add("missed"));

        channel.advance(Duration.ofDays(3_650));

        assertThat(deadline.isSet()).isTrue();
    }

    @Test
    void keepsOneOfItsOwnForALoopWithoutAWheel() {
        Deadline alone = new Deadline(channel.eventLoop());
        set(alone, SECOND, "alone");

        channel.advance(SECOND);

        assertThat(missed).containsExactly("alone");
        assertThatNothingIsLeft();
    }

    private void report(Throwable mistake) {
        if (mistake instanceof OutOfMemoryError noMemoryToReport) {
            throw noMemoryToReport;
        }
        mistakes.add(mistake);
    }

    private static void fail() {
        throw new IllegalStateException("for the test");
    }

    private void set(Deadline which, Duration after, String what) {
        which.set(after, () -> missed.add(what));
    }

    private void assertThatNothingIsLeft() {
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }
}
