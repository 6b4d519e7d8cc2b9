package io.sallyport.core.server;

import java.util.concurrent.atomic.AtomicInteger;

/** How many channels may read more at once than any channel may; used by all event loops. */
final class LargeReads {
    private final AtomicInteger left;

    LargeReads(int places) {
        left = new AtomicInteger(places);
    }

    boolean take() {
        if (left.decrementAndGet() >= 0) {
            return true;
        }
        left.incrementAndGet();
        return false;
    }

    void giveBack() {
        left.incrementAndGet();
    }
}
