package io.sallyport.policy.rule;

import java.time.Instant;
import java.util.List;

/**
 * Asks for a time of the week.
 *
 * @param weeks one for each zone
 * @param expected as written
 */
public record TimeCondition(List<Week> weeks, Written expected) implements Condition {
    /** Copies the list. */
    public TimeCondition {
        weeks = List.copyOf(weeks);
    }

    @Override
    public Dimension dimension() {
        return Dimension.TIMES;
    }

    @Override
    public Match test(Facts facts) {
        for (int i = 0; i < weeks.size(); i++) {
            if (weeks.get(i).contains(facts.epochSecond())) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof TimeCondition condition
                && condition.weeks.stream().allMatch(theirs -> weeks.stream().anyMatch(ours -> ours.covers(theirs)));
    }

    @Override
    public boolean coversAll() {
        return weeks.stream().anyMatch(Week::coversAll);
    }

    @Override
    public String fact(Facts facts) {
        return Instant.ofEpochSecond(facts.epochSecond()).toString();
    }
}
