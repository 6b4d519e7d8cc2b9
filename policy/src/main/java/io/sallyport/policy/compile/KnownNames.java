package io.sallyport.policy.compile;

import io.sallyport.core.spi.ProtectionLevel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Checks names of methods and listeners: one that is not configured would make a rule say less than it seems to. */
final class KnownNames {
    private static final OptionalInt GSSAPI = OptionalInt.of(0x01);
    private static final Set<ProtectionLevel> ANY = Set.of(ProtectionLevel.values());
    private static final Set<ProtectionLevel> PROTECTED =
            Set.of(ProtectionLevel.INTEGRITY, ProtectionLevel.SELECTIVE, ProtectionLevel.CONFIDENTIALITY);

    private final Map<String, OptionalInt> methods;
    private final Set<String> listeners;
    private final Problems problems;

    KnownNames(Map<String, OptionalInt> methods, Set<String> listeners, Problems problems) {
        this.methods = Map.copyOf(methods);
        this.listeners = Set.copyOf(listeners);
        this.problems = problems;
    }

    void checkMethods(Place place, List<String> texts) {
        check(place, texts, methods.keySet());
    }

    /** Checks methods of one offer: the first of an octet is taken whenever the client names the octet. */
    void checkOctets(Place place, List<String> texts) {
        Map<Integer, String> first = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String name = texts.get(i);
            OptionalInt octet = methods.getOrDefault(name, OptionalInt.empty());
            String before = octet.isPresent() ? first.computeIfAbsent(octet.getAsInt(), key -> name) : name;
            if (!before.equals(name)) {
                String text = "'%s' is never used: '%s' before it is METHOD X'%02X' too";
                problems.error(place.at(i)
                        .problem(text.formatted(name, before, octet.getAsInt()), "one method of each METHOD octet"));
            }
        }
    }

    /** The levels that a method may settle on where nothing is said: GSSAPI without any protection must be asked for. */
    Set<ProtectionLevel> usualProtection(String method) {
        OptionalInt octet = methods.getOrDefault(method, OptionalInt.empty());
        return octet.equals(GSSAPI) ? PROTECTED : ANY;
    }

    void checkListeners(Place place, List<String> texts) {
        check(place, texts, listeners);
    }

    void checkMethod(Place place, String text) {
        checkKnown(place, text, methods.keySet());
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
