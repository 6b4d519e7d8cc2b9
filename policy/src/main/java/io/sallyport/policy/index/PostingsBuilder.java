package io.sallyport.policy.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects which rules name which values. */
final class PostingsBuilder<K> {
    private final Map<K, List<Integer>> numbers = new HashMap<>();

    /** Notes that a rule names a value; rules come in their order. */
    void add(K key, int number) {
        List<Integer> known = numbers.computeIfAbsent(key, absent -> new ArrayList<>(1));
        if (known.isEmpty() || known.get(known.size() - 1) != number) {
            known.add(number);
        }
    }

    Map<K, Postings> build() {
        Map<K, Postings> postings = new HashMap<>(2 * numbers.size());
        numbers.forEach((key, rules) -> postings.put(key, Postings.of(rules)));
        return postings;
    }
}
