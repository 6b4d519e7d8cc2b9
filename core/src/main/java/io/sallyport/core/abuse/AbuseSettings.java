package io.sallyport.core.abuse;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is made of abuse.
 *
 * @param halfOpen how many sessions may be half-open
 * @param penalties what offences cost a source
 * @param lockout when an account is locked for a source
 * @param tableSize how many sources, and how many accounts of sources, are remembered
 */
public record AbuseSettings(HalfOpenCaps halfOpen, Penalties penalties, Lockout lockout, int tableSize) {
    /** Bounds that nothing reaches: for what needs no protection. */
    public static final AbuseSettings OFF = new AbuseSettings(
            new HalfOpenCaps(Integer.MAX_VALUE, Integer.MAX_VALUE),
            new Penalties(Map.of(), Duration.ZERO, Duration.ZERO, List.of()),
            new Lockout(0, Duration.ZERO),
            1);

    /**
     * How many sessions may be half-open: accepted, and without a whole request.
     *
     * @param total in all; one more ends the oldest
     * @param perSource of one source; one more is refused
     */
    public record HalfOpenCaps(int total, int perSource) {}

    /**
     * What offences cost a source, in time that it is refused for.
     *
     * @param each the cost of one; what is absent costs nothing
     * @param least what a source must owe more than, before it is refused
     * @param most the most that it can owe
     * @param exempt whose offences are not counted
     */
    public record Penalties(Map<Offence, Duration> each, Duration least, Duration most, List<Network> exempt) {
        /** Copies map and list. */
        public Penalties {
            each = Map.copyOf(each);
            exempt = List.copyOf(exempt);
        }
    }

    /**
     * When an account is locked for a source.
     *
     * @param failures after how many in a row; 0 for never
     * @param duration for how long; divided by the failures, it is also how long each of them is remembered
     */
    public record Lockout(int failures, Duration duration) {}
}
