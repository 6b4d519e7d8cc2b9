package io.sallyport.policy.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks names of methods and listeners: one that is not configured would make a rule say less than it seems to. */
final class KnownNames {
    private final Set<String> methods;
    private final Set<String> listeners;
    private final Problems problems;

    KnownNames(Set<String> methods, Set<String> listeners, Problems problems) {
        this.methods = Set.copyOf(methods);
        this.listeners = Set.copyOf(listeners);
        this.problems = problems;
    }

    void checkMethods(Place place, List<String> texts) {
        check(place, texts, methods);
    }

    void checkListeners(Place place, List<String> texts) {
        check(place, texts, listeners);
    }

    void checkMethod(Place place, String text) {
        checkKnown(place, text, methods);
    }

    void checkListener(Place place, String text) {
        checkKnown(place, text, listeners);
    }

    private void check(Place place, List<String> texts, Set<String> configured) {
        if (texts.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            checkKnown(place.at(i), texts.get(i), configured);
            if (!seen.add(texts.get(i))) {
                problems.error(place.at(i).problem("'" + texts.get(i) + "' is there twice", "each name once"));
            }
        }
    }

    private void checkKnown(Place place, String text, Set<String> configured) {
        if (!configured.contains(text)) {
            String names = configured.isEmpty() ? "none is configured" : String.join(", ", new TreeSet<>(configured));
            problems.error(place.problem("'" + text + "' is not configured", names));
        }
    }
}
