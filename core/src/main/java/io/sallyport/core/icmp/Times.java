package io.sallyport.core.icmp;

import io.sallyport.core.spi.ReasonCode;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the output of a program may last, and which reason its end has then.
 *
 * @param bound the longest time
 * @param reason why not longer
 */
public record Times(Duration bound, ReasonCode reason) {
    /**
     * Gives the shorter of two times.
     *
     * @param program how long a program may run
     * @param lifetime how long what the client was permitted lasts
     */
    public static Times of(Duration program, Optional<Duration> lifetime) {
        return lifetime.filter(life -> life.compareTo(program) < 0)
                .map(life -> new Times(life, Reasons.LIFETIME))
                .orElseGet(() -> new Times(program, Reasons.TIMED_OUT));
    }
}
