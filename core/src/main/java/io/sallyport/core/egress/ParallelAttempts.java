package io.sallyport.core.egress;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many attempts to connect there may be beside the first of each session, in the whole process: a descriptor of each session
 * is kept free for one attempt, and for no more. Safe for every thread.
 */
public final class ParallelAttempts {
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    /** Makes so many places, of which none is taken. */
    public ParallelAttempts(int most) {
        this.most = most;
    }

    /** Takes a place, if there is one. */
    boolean take() {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    void giveBack() {
        taken.decrementAndGet();
    }

    /** How many are taken. */
    int taken() {
        return taken.get();
    }
}
