package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.document.SetsDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named lists of a policy, and which of them are used. */
final class Sets {
    private static final String REFERENCE = "$";

    private final Problems problems;
    private final Map<Place, List<String>> entries = new HashMap<>();
    private final Set<Place> used = new HashSet<>();
    private final Place root;

    Sets(Optional<SetsDocument> document, SourceLocation policy, Problems problems) {
        this.problems = problems;
        this.root =
                Place.root(document.map(SetsDocument::location).orElse(policy)).key("sets");
        document.ifPresent(this::addAll);
    }

    static boolean isReference(String text) {
        return text.startsWith(REFERENCE);
    }

    /** Gives the set's place; reports a set that is not there. */
    Optional<Place> find(Place from, String reference, SetKind kind) {
        Place place = root.key(kind.key()).key(reference.substring(REFERENCE.length()));
        if (!entries.containsKey(place)) {
            problems.error(from.problem("no set '" + reference + "'", "the name of a set in sets." + kind.key()));
            return Optional.empty();
        }
        used.add(place);
        return Optional.of(place);
    }

    List<String> entries(Place set) {
        return entries.getOrDefault(set, List.of());
    }

    void warnOfUnused() {
        entries.keySet().stream()
                .filter(place -> !used.contains(place))
                .map(place -> place.problem("the set is not used", "a rule that names it, or no such set"))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .forEach(problems::warning);
    }

    private void addAll(SetsDocument sets) {
        for (SetKind kind : SetKind.values()) {
            kind.in(sets).forEach((name, list) -> add(root.key(kind.key()).key(name), kind, list));
        }
    }

    private void add(Place place, SetKind kind, List<String> list) {
        entries.put(place, List.copyOf(list));
        if (list.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry"));
        }
        for (int i = 0; i < list.size(); i++) {
            check(place.at(i), kind, list.get(i));
        }
    }

    private void check(Place place, SetKind kind, String entry) {
        if (isReference(entry)) {
            problems.error(place.problem("'" + entry + "' names a set", "an entry; a set holds no other sets"));
            return;
        }
        try {
            kind.check(entry);
        } catch (BadValueException e) {
            problems.error(place.problem(e));
        }
    }
}
