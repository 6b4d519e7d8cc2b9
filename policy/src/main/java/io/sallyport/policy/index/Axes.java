package io.sallyport.policy.index;

import io.sallyport.core.spi.Groups;
import io.sallyport.policy.rule.Facts;
import java.util.Map;
import java.util.function.Function;

/** The axes that look up one value in a map. */
final class Axes {
    private Axes() {}

    static <K> Axis ofValue(Map<K, Postings> rules, Function<Facts, K> value) {
        return (facts, found) -> {
            add(rules, value.apply(facts), found);
            return true;
        };
    }

    static Axis ofGroups(Map<String, Postings> rules) {
        return (facts, found) -> {
            if (!(facts.groups() instanceof Groups.Known known)) {
                return false;
            }
            for (String group : known.names()) {
                add(rules, group, found);
            }
            return true;
        };
    }

    static <K> void add(Map<K, Postings> rules, K key, Bits found) {
        Postings postings = rules.get(key);
        if (postings != null) {
            postings.addTo(found);
        }
    }
}
