package io.sallyport.core.caps;

import java.util.concurrent.atomic.AtomicLong;

/** So many octets that may be held at a time; safe for every thread. */
public final class OctetBudget {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** Makes a budget of which nothing is held. */
    public OctetBudget(long most) {
        this.most = most;
    }

    /** Takes so many, or none. */
    public boolean take(long octets) {
        boolean room = held.addAndGet(octets) <= most;
        if (!room) {
            held.addAndGet(-octets);
        }
        return room;
    }

    /** Gives so many back. */
    public void giveBack(long octets) {
        held.addAndGet(-octets);
    }

    /** How many are held. */
    public long held() {
        return held.get();
    }
}
