package io.sallyport.demo;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes a path so that another language reads the same. */
final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:@%-]+");

    private Quoting() {}

    static String yaml(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String shell(Path path) {
        String text = path.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
