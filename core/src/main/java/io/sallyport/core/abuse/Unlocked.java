package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.util.List;

/**
 * What unlocking an account has done.
 *
 * @param lifted the sources for which it was locked, and is no more
 * @param stillLocked the sources for which it is locked all the same, as one of those that are counted as one
 */
public record Unlocked(List<Source> lifted, List<Source> stillLocked) {
    /** Copies the lists. */
    public Unlocked {
        lifted = List.copyOf(lifted);
        stillLocked = List.copyOf(stillLocked);
    }
}
