package io.sallyport.policy.rule;

import io.sallyport.policy.address.Range;
import io.sallyport.policy.address.RangeSet;
import java.util.List;

/**
 * Asks for the destination's port.
 *
 * @param ranges what it was made of
 * @param ports the ports that will do
 * @param expected as written
 */
public record PortCondition(List<Range> ranges, RangeSet ports, Written expected) implements Condition {
    private static final RangeSet ALL = RangeSet.of(List.of(Range.of(0, 0xFFFF)));

    /** Gives the condition. */
    public static PortCondition of(List<Range> ranges, Written expected) {
        return new PortCondition(List.copyOf(ranges), RangeSet.of(ranges), expected);
    }

    @Override
    public Dimension dimension() {
        return Dimension.PORTS;
    }

    @Override
    public Match test(Facts facts) {
        if (!facts.hasDestination()) {
            return Match.ADDRESS_UNKNOWN;
        }
        return ports.contains(0, facts.port()) ? Match.YES : Match.NO;
    }

    @Override
    public long spread() {
        for (Range range : ranges) {
            if (range.firstLow() != range.lastLow()) {
                return Marks.ALL;
            }
        }
        return sample();
    }

    @Override
    public long sample() {
        long marks = 0;
        for (Range range : ranges) {
            marks |= Marks.of(Long.hashCode(range.firstLow()));
        }
        return marks;
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof PortCondition condition && ports.covers(condition.ports);
    }

    @Override
    public boolean coversAll() {
        return ports.covers(ALL);
    }

    @Override
    public String fact(Facts facts) {
        return facts.hasDestination() ? Integer.toString(facts.port()) : "not known yet";
    }
}
