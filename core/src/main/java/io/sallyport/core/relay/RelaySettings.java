package io.sallyport.core.relay;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a relay may last.
 *
 * @param idle the longest time without an octet in either direction
 * @param halfCloseLinger the same once one side has ended its direction; holds if it is shorter
 * @param lifetime the longest time in all
 */
public record RelaySettings(Duration idle, Duration halfCloseLinger, Optional<Duration> lifetime) {

    /** A proof may end in the year 9999, which is more nanoseconds away than a number holds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Bounds the lifetime to what can be reckoned with. */
    public RelaySettings {
        lifetime = lifetime.map(life -> life.compareTo(LONGEST) < 0 ? life : LONGEST);
    }

    /** Gives the time without an octet that is allowed. */
    Duration idleBound(boolean halfClosed) {
        return halfClosed && halfCloseLinger.compareTo(idle) < 0 ? halfCloseLinger : idle;
    }
}
