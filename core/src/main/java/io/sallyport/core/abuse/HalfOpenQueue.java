package io.sallyport.core.abuse;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Half-open sessions in the order in which they came, and which of them yield. Not safe for threads. */
final class HalfOpenQueue {
    /** Greater for who has more of those; of equals for whose oldest has been there for longer. Of queues with any that yields. */
    static final Comparator<HalfOpenQueue> BY_CROWD = HalfOpenQueue::compareCrowds;

    private final Predicate<HalfOpenMember> isYielding;
    private final TreeMap<Long, HalfOpenMember> yielding = new TreeMap<>();
    private int count;

    HalfOpenQueue(Predicate<HalfOpenMember> isYielding) {
        this.isYielding = isYielding;
    }

    private static int compareCrowds(HalfOpenQueue one, HalfOpenQueue other) {
        int crowds = Integer.compare(one.crowd(), other.crowd());
        return crowds != 0 ? crowds : other.yielding.firstKey().compareTo(one.yielding.firstKey());
    }

    void add(HalfOpenMember member) {
        count++;
        yields(member);
    }

    void remove(HalfOpenMember member) {
        count--;
        yielding.remove(member.number());
    }

    void yields(HalfOpenMember member) {
        if (isYielding.test(member)) {
            yielding.put(member.number(), member);
        } else {
            yielding.remove(member.number());
        }
    }

    Optional<HalfOpenMember> oldestYielding() {
        return Optional.ofNullable(yielding.firstEntry()).map(Map.Entry::getValue);
    }

    boolean hasYielding() {
        return !yielding.isEmpty();
    }

    int count() {
        return count;
    }

    /** How many yield: who waits for us keeps nobody's place. */
    int crowd() {
        return yielding.size();
    }
}
