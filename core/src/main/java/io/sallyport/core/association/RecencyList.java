package io.sallyport.core.association;

import org.jspecify.annotations.Nullable;

/** Destinations in the order of their last use; each is in one list at most, and to move it allocates nothing. */
final class RecencyList {
    private @Nullable DatagramDestination eldest;
    private @Nullable DatagramDestination latest;

    /** It was used just now; if it is in another list, it leaves that one. */
    void use(DatagramDestination destination) {
        if (destination == latest) {
            return;
        }
        destination.leaveList();
        destination.link(this, latest);
        latest = destination;
        if (eldest == null) {
            eldest = destination;
        }
    }

    @Nullable
    DatagramDestination eldest() {
        return eldest;
    }

    void unlinked(@Nullable DatagramDestination older, @Nullable DatagramDestination newer) {
        if (older == null) {
            eldest = newer;
        }
        if (newer == null) {
            latest = older;
        }
    }
}
