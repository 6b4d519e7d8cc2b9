package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong with a file; keeps the first thousand. */
public final class Problems {
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();

    private static int compare(Problem one, Problem other) {
        int lines = Integer.compare(one.location().line(), other.location().line());
        return lines != 0
                ? lines
                : Integer.compare(one.location().column(), other.location().column());
    }

    /** Adds one. */
    public void add(SourceLocation location, KeyPath path, String problem, String expected) {
        add(new Problem(location, path.toString(), problem, expected));
    }

    /** Adds one. */
    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    /** Adds several. */
    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** Says whether there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, by their place in the file. */
    public List<Problem> inOrder() {
        return found.stream().sorted(Problems::compare).toList();
    }
}
