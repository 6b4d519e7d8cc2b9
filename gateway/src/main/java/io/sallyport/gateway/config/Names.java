package io.sallyport.gateway.config;

import java.util.Collection;
import java.util.regex.Pattern;

/** Checks the names that the operator gives to parts of the configuration. */
final class Names {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 64;

    private Names() {}

    static void check(String key, Collection<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(key + ": none (expected: at least one)");
        }
        names.stream().filter(name -> !isName(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(key + ": name '" + name
                    + "' (expected: lower-case words joined by hyphens, at most " + LONGEST + " characters)");
        });
    }

    static void checkReference(String key, String name, Collection<String> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    key + ": no such method: '" + name + "' (expected: one of " + String.join(", ", names) + ")");
        }
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST && FORM.matcher(name).matches();
    }
}
