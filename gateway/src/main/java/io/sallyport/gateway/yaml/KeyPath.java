package io.sallyport.gateway.yaml;

import java.util.regex.Pattern;

/**
 * The keys that lead to a node, as in {@code listeners.office.address}.
 *
 * @param text empty for the whole file
 */
public record KeyPath(String text) {
    /** The whole file. */
    public static final KeyPath ROOT = new KeyPath("");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /** The path of the value of a key. */
    public KeyPath key(String key) {
        String shown = PLAIN.matcher(key).matches() ? key : Shown.quoted(key);
        return new KeyPath(text.isEmpty() ? shown : text + "." + shown);
    }

    /** The path of an item of a list. */
    public KeyPath item(int index) {
        return new KeyPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(file)" : text;
    }
}
