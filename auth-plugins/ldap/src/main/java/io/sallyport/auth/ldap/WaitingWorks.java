package io.sallyport.auth.ldap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The works that wait, each source's in the order of arrival; the sources take turns. */
final class WaitingWorks<W> {
    private final Map<Source, Queue<W>> bySource = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    int sizeOf(Source source) {
        Queue<W> works = bySource.get(source);
        return works == null ? 0 : works.size();
    }

    void add(Source source, W work) {
        bySource.computeIfAbsent(source, each -> new ArrayDeque<>()).add(work);
        size++;
    }

    /** Takes one out, and puts its source behind all others. */
    Optional<W> next() {
        Iterator<Map.Entry<Source, Queue<W>>> sources = bySource.entrySet().iterator();
        if (!sources.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<Source, Queue<W>> first = sources.next();
        Source source = first.getKey();
        Queue<W> works = first.getValue();
        W work = works.remove();
        sources.remove();
        if (!works.isEmpty()) {
            bySource.put(source, works);
        }
        size--;
        return Optional.of(work);
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
