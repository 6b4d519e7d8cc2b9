package io.sallyport.core.spi.audit;

import io.sallyport.core.spi.ReasonCode;
import java.time.Duration;
import java.time.Instant;

/**
 * When and why a session ended.
 *
 * @param kind whether it was refused or had been relaying
 * @param reason why
 * @param endedAt when
 * @param duration from accept to end
 */
public record Ending(Kind kind, ReasonCode reason, Instant endedAt, Duration duration) {
    /** How far a session came. */
    public enum Kind {
        /** It was refused, or failed, before anything was relayed. */
        REFUSED,
        /** It relayed. */
        RELAYED
    }
}
