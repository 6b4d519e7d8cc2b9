package io.sallyport.core.abuse;

import io.sallyport.core.spi.ReasonCode;
import java.util.Optional;

/**
 * Whether there is room for one more half-open session.
 *
 * @param tooMany why somebody had to give way, or the new one may not come in
 * @param displaced ends the one that gives way; to be called
 */
public record HalfOpenPlace(Optional<ReasonCode> tooMany, Optional<Runnable> displaced) {
    static final HalfOpenPlace FREE = new HalfOpenPlace(Optional.empty(), Optional.empty());

    /** Whether the new one has a place. */
    public boolean isTaken() {
        return tooMany.isEmpty() || displaced.isPresent();
    }
}
