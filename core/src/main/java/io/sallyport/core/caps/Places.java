package io.sallyport.core.caps;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts places that are taken against their caps, from any thread; it knows as many sources as there are places at most. */
public final class Places {
    private final PlaceCaps caps;
    private final int forFirst;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Source, Integer> bySource = new ConcurrentHashMap<>();

    /** Makes places of which none is taken. */
    public Places(PlaceCaps caps) {
        this(caps, 0);
    }

    /**
     * Makes places of which none is taken.
     *
     * @param forFirst how many of them, the last ones, only a source gets that has none yet
     */
    public Places(PlaceCaps caps, int forFirst) {
        this.caps = caps;
        this.forFirst = forFirst;
    }

    /** What came of asking for a place. */
    public enum Outcome {
        /** It is taken, and is to be given back. */
        TAKEN,
        /** All are taken. */
        NONE_LEFT,
        /** The source has all that one source may have. */
        NONE_LEFT_FOR_SOURCE
    }

    /** Takes a place for a source, if there is one. */
    public Outcome take(InetAddress source) {
        if (!takeForNobody()) {
            return Outcome.NONE_LEFT;
        }
        if (!count(source)) {
            giveBackOfNobody();
            return Outcome.NONE_LEFT_FOR_SOURCE;
        }
        if (taken.get() > caps.total() - forFirst && bySource.getOrDefault(Source.of(source), 1) > 1) {
            giveBack(source);
            return Outcome.NONE_LEFT;
        }
        return Outcome.TAKEN;
    }

    /** Takes a place whose source is not known yet, if there is one. */
    public boolean takeForNobody() {
        if (taken.incrementAndGet() > caps.total()) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts a place that was taken for nobody for its source, if that may have one more. */
    public boolean count(InetAddress source) {
        if (bySource.merge(Source.of(source), 1, Integer::sum) > caps.perSource()) {
            uncount(source);
            return false;
        }
        return true;
    }

    /** Takes back that a place was counted for a source. */
    public void uncount(InetAddress source) {
        bySource.computeIfPresent(Source.of(source), (s, count) -> count > 1 ? count - 1 : null);
    }

    /** Gives a place back whose source never became known. */
    public void giveBackOfNobody() {
        taken.decrementAndGet();
    }

    /** Gives a place of the source back. */
    public void giveBack(InetAddress source) {
        uncount(source);
        giveBackOfNobody();
    }

    /** How many are taken. */
    public int taken() {
        return taken.get();
    }

    /** How many sources have one. */
    public int sources() {
        return bySource.size();
    }
}
