package io.sallyport.auth.password;

import java.util.regex.Pattern;

/** Writes text of a file so that it can stand in a message: bounded, and no control characters. */
final class Shown {
    private static final int MOST_CHARACTERS = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@_-]{1," + MOST_CHARACTERS + "}");

    private Shown() {}

    /** Adds a key to the keys that lead to it. */
    static String path(String path, String key) {
        String shown = PLAIN.matcher(key).matches() ? key : quoted(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(MOST_CHARACTERS).forEach(c -> {
            if (Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > MOST_CHARACTERS ? "…\"" : "\"")
                .toString();
    }
}
