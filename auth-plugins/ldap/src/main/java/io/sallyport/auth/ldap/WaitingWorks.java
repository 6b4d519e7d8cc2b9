package io.sallyport.auth.ldap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The works that wait, each source's in the order of arrival; the sources take turns. */
final class WaitingWorks<W> {
    private final Map<Source, Deque<W>> bySource = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    int sizeOf(Source source) {
        Deque<W> works = bySource.get(source);
        return works == null ? 0 : works.size();
    }

    void add(Source source, W work) {
        bySource.computeIfAbsent(source, each -> new ArrayDeque<>()).add(work);
        size++;
    }

    /** Takes one out, and puts its source behind all others. */
    Optional<W> next() {
        Iterator<Map.Entry<Source, Deque<W>>> sources = bySource.entrySet().iterator();
        if (!sources.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<Source, Deque<W>> first = sources.next();
        Source source = first.getKey();
        Deque<W> works = first.getValue();
        W work = works.remove();
        sources.remove();
        if (!works.isEmpty()) {
            bySource.put(source, works);
        }
        size--;
        return Optional.of(work);
    }

    /** Takes some out. */
    List<W> remove(Predicate<W> which) {
        List<W> removed = new ArrayList<>();
        bySource.values().forEach(works -> works.removeIf(work -> which.test(work) && removed.add(work)));
        bySource.values().removeIf(Deque::isEmpty);
        size -= removed.size();
        return removed;
    }

    /** Takes the newest one of the source with the most out, if one's own would still have no more than that source. */
    Optional<W> makeWayFor(Source source) {
        Optional<Deque<W>> most = bySource.values().stream().max(Comparator.comparingInt(Deque::size));
        if (most.isEmpty() || most.get().size() <= sizeOf(source) + 1) {
            return Optional.empty();
        }
        size--;
        return Optional.of(most.get().removeLast());
    }

    /** Takes all out. */
    List<W> clear() {
        List<W> all = new ArrayList<>();
        bySource.values().forEach(all::addAll);
        bySource.clear();
        size = 0;
        return all;
    }
}
