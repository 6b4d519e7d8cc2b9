package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of the week; 2026-01-05 is a Monday. */
class TimeTest {
    private static boolean permitted(RuleSpec rule, String now) {
        PolicySpec policy = PolicySpec.rules(rule).at(Instant.parse(now));
        return Answer.to(policy, Asked.to("a.example", 443)).equals("permit r");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T07:59:59Z, false",
        "2026-01-05T08:00:00Z, true",
        "2026-01-05T17:59:59Z, true",
        "2026-01-05T18:00:00Z, false",
        "2026-01-09T12:00:00Z, true",
        "2026-01-10T12:00:00Z, false",
        "2026-01-11T12:00:00Z, false",
        "1969-12-29T12:00:00Z, true",
    })
    void matchesFromTheFirstMinuteToBeforeTheLast(String now, boolean matches) {
        assertThat(permitted(permit("r").time("mon-fri", "08:00", "18:00", "UTC"), now))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-09T21:59:00Z, false",
        "2026-01-09T22:00:00Z, true",
        "2026-01-10T05:59:00Z, true",
        "2026-01-10T06:00:00Z, false",
        "2026-01-10T22:00:00Z, false",
        "2026-01-09T05:00:00Z, false",
    })
    void aWindowOverMidnightBelongsToTheDayThatItBeginsOn(String now, boolean matches) {
        assertThat(permitted(permit("r").time("fri", "22:00", "06:00", "UTC"), now))
                .isEqualTo(matches);
    }

    @Test
    void aWindowOverTheEndOfTheWeekGoesOnOnMonday() {
        RuleSpec rule = permit("r").time("sun", "23:00", "01:00", "UTC");
        assertThat(permitted(rule, "2026-01-05T00:30:00Z")).isTrue();
        assertThat(permitted(rule, "2026-01-05T01:00:00Z")).isFalse();
    }

    @Test
    void wholeDaysEndAtMidnight() {
        RuleSpec rule = permit("r").time("sat sun", "00:00", "24:00", "UTC");
        assertThat(permitted(rule, "2026-01-10T00:00:00Z")).isTrue();
        assertThat(permitted(rule, "2026-01-11T23:59:59Z")).isTrue();
        assertThat(permitted(rule, "2026-01-12T00:00:00Z")).isFalse();
    }

    @Test
    void aRangeOfDaysMayGoOverTheEndOfTheWeek() {
        RuleSpec rule = permit("r").time("sat-mon", "00:00", "24:00", "UTC");
        assertThat(permitted(rule, "2026-01-05T12:00:00Z")).isTrue();
        assertThat(permitted(rule, "2026-01-06T12:00:00Z")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T06:30:00Z, false",
        "2026-01-05T07:00:00Z, true",
        "2026-07-06T05:59:00Z, false",
        "2026-07-06T06:00:00Z, true",
    })
    void followsTheClockOnTheWallThroughSummerTime(String now, boolean matches) {
        assertThat(permitted(permit("r").time("mon", "08:00", "18:00", "Europe/Berlin"), now))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:00Z, false",
        "2026-03-29T01:00:00Z, false",
        "2026-10-25T00:29:00Z, false",
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T00:59:00Z, true",
        "2026-10-25T01:00:00Z, false",
        "2026-10-25T01:30:00Z, true",
        "2026-10-25T02:00:00Z, false",
    })
    void anHourThatIsSkippedNeverComesAndOneThatIsRepeatedComesTwice(String now, boolean matches) {
        assertThat(permitted(permit("r").time("sun", "02:30", "03:00", "Europe/Berlin"), now))
                .isEqualTo(matches);
    }

    @Test
    void zonesWithOffsetsOfHalfAnHourAreRight() {
        RuleSpec rule = permit("r").time("tue", "00:00", "01:00", "Asia/Kolkata");
        assertThat(permitted(rule, "2026-01-05T18:29:59Z")).isFalse();
        assertThat(permitted(rule, "2026-01-05T18:30:00Z")).isTrue();
    }

    @Test
    void aPolicyFollowsTheChangeOfTheOffsetWhileItRuns() {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-29T00:30:00Z"));
        PolicySpec spec = PolicySpec.rules(permit("r").time("sun", "03:00", "04:00", "Europe/Berlin"));
        CompiledPolicy policy = spec.clock(clock).compiled();
        assertThat(Answer.of(policy.decide(Asked.to("a.example", 443).request())))
                .startsWith("deny");
        clock.set(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(Answer.of(policy.decide(Asked.to("a.example", 443).request())))
                .isEqualTo("permit r");
    }
}
