package io.sallyport.core.deadline;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deadlines by the time at which they are missed, roughly: each slot is for a time of 134 ms, and 69 s later it is its turn again. */
final class DeadlineSlots {
    static final int MANY = 512;

    private static final int SLOT_BITS = 27;

    private final DeadlineList[] slots;

    /** So many slots, a power of two. */
    DeadlineSlots(int count) {
        slots = Stream.generate(DeadlineList::new).limit(count).toArray(DeadlineList[]::new);
    }

    void add(Deadline deadline) {
        slots[(int) (deadline.at >>> SLOT_BITS) & slots.length - 1].add(deadline);
    }

    void moveMissed(long now, DeadlineList to) {
        for (DeadlineList slot : slots) {
            if (!slot.isEmpty() && slot.earliest() - now <= 0) {
                slot.moveMissed(now, to);
            }
        }
    }

    /** The one that has the earliest, if there is any. */
    @Nullable
    DeadlineList earliest() {
        DeadlineList first = null;
        for (DeadlineList slot : slots) {
            if (!slot.isEmpty() && (first == null || slot.earliest() - first.earliest() < 0)) {
                first = slot;
            }
        }
        return first;
    }
}
