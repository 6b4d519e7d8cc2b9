package io.sallyport.policy.rule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;

/** Minutes of the week by the clock on the wall of one zone. */
public final class Week {
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int MINUTES = 7 * MINUTES_OF_DAY;
    /** The epoch began on a Thursday, three days after a Monday. */
    private static final int EPOCH_MINUTE = 3 * MINUTES_OF_DAY;

    private static final int SECONDS_OF_MINUTE = 60;

    private final ZoneId zone;
    private final ZoneOffsets offsets;
    private final BitSet minutes = new BitSet(MINUTES);

    /** Begins with no minute. */
    public Week(ZoneId zone) {
        this.zone = zone;
        this.offsets = new ZoneOffsets(zone.getRules());
    }

    /** The minute of a day. */
    public static int minuteOf(LocalTime time) {
        return time.getHour() * SECONDS_OF_MINUTE + time.getMinute();
    }

    /** Adds minutes from one of a day to before another, which is of the next day if it is not after the first. */
    public void add(DayOfWeek day, int from, int to) {
        int start = (day.getValue() - 1) * MINUTES_OF_DAY + from;
        int length = to > from ? to - from : MINUTES_OF_DAY - from + to;
        for (int i = 0; i < length; i++) {
            minutes.set((start + i) % MINUTES);
        }
    }

    boolean contains(long epochSecond) {
        long wall = Math.floorDiv(epochSecond + offsets.at(epochSecond), SECONDS_OF_MINUTE);
        return minutes.get((int) Math.floorMod(wall + EPOCH_MINUTE, (long) MINUTES));
    }

    boolean coversAll() {
        return minutes.cardinality() == MINUTES;
    }

    boolean covers(Week other) {
        BitSet missing = (BitSet) other.minutes.clone();
        missing.andNot(minutes);
        return zone.equals(other.zone) && missing.isEmpty();
    }
}
