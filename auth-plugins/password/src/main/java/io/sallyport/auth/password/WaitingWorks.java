package io.sallyport.auth.password;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The works that wait, each source's in the order of arrival; the sources take turns. */
final class WaitingWorks {
    private final Map<Source, Queue<HashingWork>> bySource = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    int sizeOf(Source source) {
        Queue<HashingWork> works = bySource.get(source);
        return works == null ? 0 : works.size();
    }

    void add(HashingWork work) {
        bySource.computeIfAbsent(work.source(), source -> new ArrayDeque<>()).add(work);
        size++;
    }

    /** Takes one out, and puts its source behind all others. */
    Optional<HashingWork> next() {
        Iterator<Queue<HashingWork>> sources = bySource.values().iterator();
        if (!sources.hasNext()) {
            return Optional.empty();
        }
        Queue<HashingWork> works = sources.next();
        HashingWork work = works.remove();
        sources.remove();
        if (!works.isEmpty()) {
            bySource.put(work.source(), works);
        }
        size--;
        return Optional.of(work);
    }

    /** Takes those out that nobody waits for any more. */
    List<HashingWork> removeAbandoned() {
        List<HashingWork> removed = new ArrayList<>();
        bySource.values().forEach(works -> works.removeIf(work -> work.isAbandoned() && removed.add(work)));
        bySource.values().removeIf(Queue::isEmpty);
        size -= removed.size();
        return removed;
    }
}
