package io.sallyport.policy.host;

import io.sallyport.policy.host.HostPattern.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that match any of some patterns. */
public final class HostSet {
    private final List<HostPattern> patterns;
    private final Set<String> exact;
    private final SuffixMap<String> suffixes;
    private final List<String> globs;

    /** Gives the names that match any of the patterns. */
    public HostSet(Collection<HostPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.exact = texts(Kind.EXACT);
        Map<String, String> domains = new HashMap<>();
        texts(Kind.SUFFIX).forEach(domain -> domains.put(domain, domain));
        this.suffixes = new SuffixMap<>(domains);
        this.globs = List.copyOf(texts(Kind.GLOB));
    }

    /** What it was made of. */
    public List<HostPattern> patterns() {
        return patterns;
    }

    /** Whether the name is one of them. */
    public boolean contains(String name) {
        return exact.contains(name) || isInSuffix(name) || matchesGlob(name);
    }

    /** Whether every name of the other set is surely in this one. */
    public boolean covers(HostSet other) {
        for (HostPattern pattern : other.patterns) {
            if (!covers(pattern)) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(HostPattern pattern) {
        return switch (pattern.kind()) {
            case EXACT -> contains(pattern.text());
            case SUFFIX -> isInSuffix(pattern.text());
            case GLOB -> globs.contains(pattern.text()) || isInSuffix(pattern.domain());
        };
    }

    private boolean isInSuffix(String name) {
        return suffixes.visit(name, domain -> true);
    }

    private boolean matchesGlob(String name) {
        for (int i = 0; i < globs.size(); i++) {
            if (Glob.matches(globs.get(i), name)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> texts(Kind kind) {
        Set<String> texts = new HashSet<>();
        for (HostPattern pattern : patterns) {
            if (pattern.kind() == kind) {
                texts.add(pattern.text());
            }
        }
        return Set.copyOf(texts);
    }
}
