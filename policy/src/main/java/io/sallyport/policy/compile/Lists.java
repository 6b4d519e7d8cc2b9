package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.rule.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads lists whose entries are values or names of sets; counts what they grow to. */
final class Lists {
    private static final int MOST_ENTRIES = 200_000;

    private final Sets sets;
    private final Problems problems;
    private int entries;

    Lists(Sets sets, Problems problems) {
        this.sets = sets;
        this.problems = problems;
    }

    /**
     * A list that was read.
     *
     * @param values what its entries mean, each once
     * @param written its entries as they are written
     */
    record Read<T>(List<T> values, Written written) {}

    /** Reads a list; reports an empty one and all its bad entries. */
    <T> Read<T> read(Place place, List<String> texts, SetKind kind, Parser<T> parser) {
        if (texts.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        }
        LinkedHashSet<T> values = new LinkedHashSet<>();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < texts.size() && entries <= MOST_ENTRIES; i++) {
            for (Entry entry : expand(place.at(i), texts.get(i), kind)) {
                if (isOneTooMany(place)) {
                    break;
                }
                written.add(entry.text);
                parse(entry, parser).ifPresent(values::add);
            }
        }
        return new Read<>(List.copyOf(values), new Written(written));
    }

    private List<Entry> expand(Place place, String text, SetKind kind) {
        if (!Sets.isReference(text)) {
            return List.of(new Entry(place, text));
        }
        Optional<Place> set = sets.find(place, text, kind);
        List<Entry> expanded = new ArrayList<>();
        for (String entry : set.map(sets::entries).orElse(List.of())) {
            expanded.add(new Entry(set.orElse(place).at(expanded.size()), entry));
        }
        return expanded;
    }

    private <T> Optional<T> parse(Entry entry, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(entry.text));
        } catch (BadValueException e) {
            problems.error(entry.place.problem(e));
            return Optional.empty();
        }
    }

    private boolean isOneTooMany(Place place) {
        entries++;
        if (entries > MOST_ENTRIES) {
            problems.error(place.problem("more than " + MOST_ENTRIES + " entries in all rules", "fewer entries"));
        }
        return entries > MOST_ENTRIES;
    }

    private record Entry(Place place, String text) {}
}
