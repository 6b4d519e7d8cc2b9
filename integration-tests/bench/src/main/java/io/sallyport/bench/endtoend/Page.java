package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page: explanations that a person wrote, with figures in the places that they name. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(?<name>[a-z-]+)}}");

    private Page() {}

    /** What persons wrote. */
    static String explanations() {
        try (InputStream in = Page.class.getResourceAsStream("performance.md")) {
            if (in == null) {
                throw new IllegalStateException("performance.md is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills the places.
     *
     * @throws IllegalArgumentException if a place has no figures
     */
    static String fill(String text, Map<String, String> figures) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(figure(place.group(1), figures)));
    }

    private static String figure(String name, Map<String, String> figures) {
        String figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("no figures for {{" + name + "}}");
        }
        return figure.strip();
    }
}
