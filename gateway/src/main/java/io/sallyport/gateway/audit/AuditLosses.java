package io.sallyport.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the records that never became a line, until a line says so. */
final class AuditLosses {
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();

    /** Counts a record for which the queue had no room. */
    void drop() {
        dropped.incrementAndGet();
    }

    /** Counts records that the output did not take. */
    void lose(long records) {
        unwritten.addAndGet(records);
    }

    Count count() {
        return new Count(dropped.get(), unwritten.get());
    }

    /** Forgets what a line has said. */
    void settle(Count said) {
        dropped.addAndGet(-said.dropped());
        unwritten.addAndGet(-said.unwritten());
    }

    /** How many records were lost, and how. */
    record Count(long dropped, long unwritten) {
        boolean isNone() {
            return total() == 0;
        }

        long total() {
            return dropped + unwritten;
        }

        void write(ByteArrayOutputStream out, Instant now) {
            AuditJson.line(out, json -> {
                json.writeStringProperty("time", AuditTime.of(now));
                json.writeStringProperty("event", "lost");
                json.writeNumberProperty("dropped", dropped);
                json.writeNumberProperty("unwritten", unwritten);
            });
        }
    }
}
