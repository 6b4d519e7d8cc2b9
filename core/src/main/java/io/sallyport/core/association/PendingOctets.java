package io.sallyport.core.association;

import io.sallyport.core.caps.OctetBudget;
import java.net.InetAddress;

/** What one association holds of datagrams that wait, for a name's address or for more fragments. */
final class PendingOctets {
    /** Enough for a datagram of the greatest length in fragments beside some names. */
    static final int MOST = 256 * 1024;

    /** What a buffer costs beside its octets. */
    private static final int OVERHEAD = 256;

    private final OctetBudget ofAll;
    private final InetAddress source;
    private long held;

    PendingOctets(OctetBudget ofAll, InetAddress source) {
        this.ofAll = ofAll;
        this.source = source;
    }

    /** Takes what a datagram of that length costs, or says that there is no room. */
    boolean take(int length) {
        long cost = cost(length);
        boolean room = held + cost <= MOST && ofAll.take(source, cost);
        held += room ? cost : 0;
        return room;
    }

    void giveBack(int length) {
        held -= cost(length);
        ofAll.giveBack(source, cost(length));
    }

    private static long cost(int length) {
        return (long) length + OVERHEAD;
    }
}
