package io.sallyport.gateway.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that lead to a node, as in {@code listeners.office.address}; put together for what is wrong only, as most is
 * right.
 */
public final class KeyPath {
    /** The whole file. */
    public static final KeyPath ROOT = new KeyPath(null, "", 0);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int NO_ITEM = -1;

    private final @Nullable KeyPath above;
    private final String key;
    private final int index;

    private KeyPath(@Nullable KeyPath above, String key, int index) {
        this.above = above;
        this.key = key;
        this.index = index;
    }

    /** The path of the value of a key. */
    public KeyPath key(String name) {
        return new KeyPath(this, name, NO_ITEM);
    }

    /** The path of an item of a list. */
    public KeyPath item(int number) {
        return new KeyPath(this, "", number);
    }

    /** Its text; empty for the whole file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (above == null) {
            return;
        }
        above.write(text);
        if (index != NO_ITEM) {
            text.append('[').append(index).append(']');
            return;
        }
        text.append(text.isEmpty() ? "" : ".").append(PLAIN.matcher(key).matches() ? key : Shown.quoted(key));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyPath path && text().equals(path.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        String text = text();
        return text.isEmpty() ? "(file)" : text;
    }
}
