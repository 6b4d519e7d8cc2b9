package io.sallyport.policy.rule;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Remembers a zone's offset until it changes, as the JDK's own look-up allocates. */
final class ZoneOffsets {
    private final ZoneRules rules;
    private volatile Span span = new Span(Long.MAX_VALUE, Long.MIN_VALUE, 0);

    ZoneOffsets(ZoneRules rules) {
        this.rules = rules;
    }

    int at(long epochSecond) {
        Span current = span;
        if (epochSecond < current.from || epochSecond >= current.to) {
            current = find(Instant.ofEpochSecond(epochSecond));
            span = current;
        }
        return current.offset;
    }

    private Span find(Instant instant) {
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        return new Span(
                before == null ? Long.MIN_VALUE : before.toEpochSecond(),
                after == null ? Long.MAX_VALUE : after.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds());
    }

    /** From a second to before another. */
    private record Span(long from, long to, int offset) {}
}
