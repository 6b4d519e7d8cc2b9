package io.sallyport.auth.password;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options and their values, as they stand on a command line; a flag has the value "". */
record Arguments(Map<String, List<String>> values) {
    /**
     * Takes the arguments apart.
     *
     * @param flags the options without a value
     * @param valued the options with one
     */
    static Arguments parse(List<String> arguments, Set<String> flags, Set<String> valued) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!flags.contains(option) && !valued.contains(option)) {
                // It may be a password, which must not show up again.
                throw new IllegalArgumentException("an argument that is no option (expected: the options below;"
                        + " the password is read from standard input)");
            }
            if (valued.contains(option) && !rest.hasNext()) {
                throw new IllegalArgumentException(option + ": no value (expected: one)");
            }
            values.computeIfAbsent(option, key -> new ArrayList<>()).add(flags.contains(option) ? "" : rest.next());
        }
        return new Arguments(values);
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    Optional<String> last(String option) {
        List<String> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    int number(String option, int otherwise) {
        Optional<String> text = last(option);
        try {
            return text.isPresent() ? Integer.parseInt(text.get()) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": " + text.get() + " (expected: a whole number)", e);
        }
    }

    /** Throws if one of these options is there. */
    void refuse(Set<String> options, String expected) {
        for (String option : options) {
            if (has(option)) {
                throw new IllegalArgumentException(option + " (expected: " + expected + ")");
            }
        }
    }
}
