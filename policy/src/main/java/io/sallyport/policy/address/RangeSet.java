package io.sallyport.policy.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Numbers of 128 bits, as ranges that neither overlap nor touch. */
public final class RangeSet {
    private final Range[] ranges;

    private RangeSet(Range[] ranges) {
        this.ranges = ranges;
    }

    /** Gives the numbers that are in any of the ranges. */
    public static RangeSet of(Collection<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        Collections.sort(sorted);
        List<Range> joined = new ArrayList<>(sorted.size());
        for (Range range : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).touches(range)) {
                joined.set(last, joined.get(last).joinedWith(range));
            } else {
                joined.add(range);
            }
        }
        return new RangeSet(joined.toArray(Range[]::new));
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    /** Whether the number is one of them. */
    public boolean contains(long high, long low) {
        int at = lastNotAfter(high, low);
        return at >= 0 && ranges[at].contains(high, low);
    }

    /** Whether every number of the other set is in this one. */
    public boolean covers(RangeSet other) {
        for (Range range : other.ranges) {
            int at = lastNotAfter(range.firstHigh(), range.firstLow());
            if (at < 0 || !ranges[at].covers(range)) {
                return false;
            }
        }
        return true;
    }

    private int lastNotAfter(long high, long low) {
        int from = 0;
        int to = ranges.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Range.compare(ranges[middle].firstHigh(), ranges[middle].firstLow(), high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
