package io.sallyport.core.deadline;

import org.jspecify.annotations.Nullable;

/** Deadlines in no order, and when the first of them is missed. Adding and removing take the same time for any number. */
final class DeadlineList {
    @Nullable
    Deadline first;

    /** No deadline is before it; may be too early if there are any, as one that leaves does not change it. */
    private long earliest;

    boolean isEmpty() {
        return first == null;
    }

    long earliest() {
        return earliest;
    }

    void add(Deadline deadline) {
        earliest = first == null || deadline.at - earliest < 0 ? deadline.at : earliest;
        deadline.list = this;
        deadline.previous = null;
        deadline.next = first;
        if (first != null) {
            first.previous = deadline;
        }
        first = deadline;
    }

    void remove(Deadline deadline) {
        if (deadline.previous == null) {
            first = deadline.next;
        } else {
            deadline.previous.next = deadline.next;
        }
        if (deadline.next != null) {
            deadline.next.previous = deadline.previous;
        }
        deadline.list = null;
        deadline.previous = null;
        deadline.next = null;
    }

    /** Moves those that are missed by now, and learns anew which is the earliest. */
    void moveMissed(long now, DeadlineList to) {
        Deadline each = first;
        first = null;
        while (each != null) {
            Deadline after = each.next;
            (each.at - now <= 0 ? to : this).add(each);
            each = after;
        }
    }
}
