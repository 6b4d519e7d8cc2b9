package io.sallyport.auth.ldap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long work may wait to be begun.
 *
 * @param most no longer than this
 * @param steady tells how much time has passed
 */
record Waiting(Duration most, Clock steady) {
    Instant begin() {
        return steady.instant();
    }

    boolean isOver(Instant since) {
        return steady.instant().isAfter(since.plus(most));
    }
}
