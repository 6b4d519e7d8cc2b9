package io.sallyport.core.caps;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** So many octets that may be held at a time, for one source a quarter of them at most; safe for every thread. */
public final class OctetBudget {
    private static final int SHARES = 4;

    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final Map<Source, Long> bySource = new ConcurrentHashMap<>();

    /** Makes a budget of which nothing is held. */
    public OctetBudget(long most) {
        this.most = most;
    }

    /** Takes so many for a source, or none. */
    public boolean take(InetAddress source, long octets) {
        boolean room = held.addAndGet(octets) <= most;
        if (!room || bySource.merge(Source.of(source), octets, Long::sum) > most / SHARES) {
            held.addAndGet(-octets);
            if (room) {
                uncount(source, octets);
            }
            return false;
        }
        return true;
    }

    private void uncount(InetAddress source, long octets) {
        bySource.computeIfPresent(Source.of(source), (s, count) -> count > octets ? count - octets : null);
    }

    /** Gives so many of a source back. */
    public void giveBack(InetAddress source, long octets) {
        uncount(source, octets);
        held.addAndGet(-octets);
    }

    /** How many are held. */
    public long held() {
        return held.get();
    }

    /** How many sources hold some. */
    public int sources() {
        return bySource.size();
    }
}
