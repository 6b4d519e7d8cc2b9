package io.sallyport.policy.address;

import org.jspecify.annotations.Nullable;

/**
 * Unsigned numbers of 128 bits from a first to a last one.
 *
 * @param firstHigh the first 64 bits of the first
 * @param firstLow the last 64 bits of it
 * @param lastHigh the first 64 bits of the last
 * @param lastLow the last 64 bits of it
 */
public record Range(long firstHigh, long firstLow, long lastHigh, long lastLow) implements Comparable<Range> {
    /** Gives a range of small numbers. */
    public static Range of(int first, int last) {
        return new Range(0, first, 0, last);
    }

    /** Written out, as of all records that many are looked up by: a start has no time to put it together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Range range && compareTo(range) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(firstHigh * 31 + firstLow) + Long.hashCode(lastHigh * 31 + lastLow);
    }

    @Override
    public int compareTo(Range other) {
        int byFirst = compare(firstHigh, firstLow, other.firstHigh, other.firstLow);
        return byFirst != 0 ? byFirst : compare(lastHigh, lastLow, other.lastHigh, other.lastLow);
    }

    boolean contains(long high, long low) {
        return compare(firstHigh, firstLow, high, low) <= 0 && compare(high, low, lastHigh, lastLow) <= 0;
    }

    boolean covers(Range other) {
        return contains(other.firstHigh, other.firstLow) && contains(other.lastHigh, other.lastLow);
    }

    /** Whether nothing lies between this range and one that does not begin before it. */
    boolean touches(Range next) {
        boolean endsAtTop = lastHigh == -1 && lastLow == -1;
        long afterHigh = lastLow == -1 ? lastHigh + 1 : lastHigh;
        return endsAtTop || compare(next.firstHigh, next.firstLow, afterHigh, lastLow + 1) <= 0;
    }

    Range joinedWith(Range next) {
        boolean further = compare(next.lastHigh, next.lastLow, lastHigh, lastLow) > 0;
        return further ? new Range(firstHigh, firstLow, next.lastHigh, next.lastLow) : this;
    }

    /** Compares two unsigned numbers of 128 bits. */
    static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compareUnsigned(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }
}
