package io.sallyport.core.association;

import io.sallyport.core.spi.ReasonCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts dropped datagrams by their reason; whoever drops again and again keeps the counter. */
final class Drops {
    private static final int MAX_REASONS = 64;

    private final Map<ReasonCode, Counter> counters = new LinkedHashMap<>();

    /** The counter of a reason; of one too many, that of all others. */
    Counter of(ReasonCode reason) {
        boolean room = counters.size() < MAX_REASONS || counters.containsKey(reason);
        return counters.computeIfAbsent(room ? reason : Reasons.OTHER, r -> new Counter());
    }

    void count(ReasonCode reason) {
        of(reason).add();
    }

    /** What was dropped so far. */
    Map<ReasonCode, Long> counts() {
        Map<ReasonCode, Long> counts = new LinkedHashMap<>();
        counters.forEach((reason, counter) -> {
            if (counter.count > 0) {
                counts.put(reason, counter.count);
            }
        });
        return counts;
    }

    /** One reason's count. */
    static final class Counter {
        private long count;

        void add() {
            count++;
        }
    }
}
