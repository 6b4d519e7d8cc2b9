package io.sallyport.gateway.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what a record's constructor finds wrong with its values, so that all of it is said at once. */
public final class Mistakes {
    private final List<String> messages = new ArrayList<>();

    /**
     * Notes a mistake.
     *
     * @param key the key that it stands at, seen from the record: {@code connections} or {@code office.address}
     * @param problem what is wrong
     * @param expected what would be right
     */
    public void add(String key, String problem, String expected) {
        messages.add(key + ": " + problem + " (expected: " + expected + ")");
    }

    /**
     * Notes what a check finds.
     *
     * @param check throws {@link IllegalArgumentException} with a message that begins with the key
     */
    public void collect(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException mistake) {
            messages.add(String.valueOf(mistake.getMessage()));
        }
    }

    /**
     * Refuses the record if anything was noted.
     *
     * @throws IllegalArgumentException with everything that was noted
     */
    public void refuse() {
        if (!messages.isEmpty()) {
            throw new MistakesException(messages);
        }
    }
}
