package io.sallyport.core.abuse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Half-open sessions by what they have in common, and which of these have the most. Not safe for threads. */
final class HalfOpenCrowds<K> {
    private final Map<K, HalfOpenQueue> queues = new HashMap<>();
    private final TreeSet<HalfOpenQueue> byCrowd = new TreeSet<>(HalfOpenQueue.BY_CROWD);
    private final Predicate<HalfOpenMember> isYielding;

    HalfOpenCrowds(Predicate<HalfOpenMember> isYielding) {
        this.isYielding = isYielding;
    }

    Optional<HalfOpenQueue> of(K key) {
        return Optional.ofNullable(queues.get(key));
    }

    /** The one of which most are half-open, of those of which one yields. */
    Optional<HalfOpenQueue> greatest() {
        return byCrowd.isEmpty() ? Optional.empty() : Optional.of(byCrowd.last());
    }

    /** Changes one, that is there for as long as it has any. */
    void change(K key, Consumer<HalfOpenQueue> step) {
        HalfOpenQueue queue = queues.computeIfAbsent(key, first -> new HalfOpenQueue(isYielding));
        if (queue.hasYielding()) {
            byCrowd.remove(queue);
        }
        step.accept(queue);
        if (queue.hasYielding()) {
            byCrowd.add(queue);
        }
        if (queue.count() == 0) {
            queues.remove(key);
        }
    }

    int size() {
        return queues.size();
    }
}
