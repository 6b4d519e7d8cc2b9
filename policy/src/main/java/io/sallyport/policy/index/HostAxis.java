package io.sallyport.policy.index;

import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.host.HostPattern.Kind;
import io.sallyport.policy.host.SuffixMap;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.HostCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up names; a pattern with wildcards is looked up by the domain that follows them, or else fits any name. */
final class HostAxis implements Axis {
    private static final HostPattern ANY_GLOB = new HostPattern(Kind.GLOB, "*");

    private final Map<String, Postings> exact;
    private final SuffixMap<Postings> suffixes;
    private final Optional<Postings> globs;

    HostAxis(Map<HostPattern, Postings> rules) {
        this.exact = texts(rules, Kind.EXACT);
        this.suffixes = new SuffixMap<>(texts(rules, Kind.SUFFIX));
        this.globs = Optional.ofNullable(rules.get(ANY_GLOB));
    }

    /** Gives the patterns to look up for a rule's patterns. */
    static List<HostPattern> keys(HostCondition condition) {
        List<HostPattern> patterns = condition.hosts().patterns();
        List<HostPattern> keys = new ArrayList<>(patterns.size());
        for (HostPattern pattern : patterns) {
            keys.add(pattern.kind() == Kind.GLOB ? wider(pattern) : pattern);
        }
        return keys;
    }

    private static HostPattern wider(HostPattern glob) {
        return glob.domain().isEmpty() ? ANY_GLOB : new HostPattern(Kind.SUFFIX, glob.domain());
    }

    @Override
    public boolean collect(Facts facts, Bits found) {
        if (facts.hasName()) {
            Axes.add(exact, facts.name(), found);
            suffixes.visit(facts.name(), found);
            if (globs.isPresent()) {
                globs.get().addTo(found);
            }
        }
        return facts.hasDestination();
    }

    private static Map<String, Postings> texts(Map<HostPattern, Postings> rules, Kind kind) {
        Map<String, Postings> texts = new HashMap<>();
        rules.forEach((pattern, postings) -> {
            if (pattern.kind() == kind) {
                texts.put(pattern.text(), postings);
            }
        });
        return texts;
    }
}
