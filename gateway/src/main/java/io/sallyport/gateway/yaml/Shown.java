package io.sallyport.gateway.yaml;

import io.sallyport.gateway.log.Printable;

/** Shows a text of the file in a message so that it stays one short, harmless line. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        Printable.append(shown, text, LONGEST);
        return shown.append('\'').toString();
    }
}
