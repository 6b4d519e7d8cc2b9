package io.sallyport.policy.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects which rules name which values. */
final class PostingsBuilder<K> {
    private final Map<K, List<Integer>> numbers = new HashMap<>();

    void add(K key, int number) {
        numbers.computeIfAbsent(key, absent -> new ArrayList<>()).add(number);
    }

    Map<K, Postings> build() {
        return numbers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Postings.of(entry.getValue())));
    }
}
