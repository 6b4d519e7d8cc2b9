package io.sallyport.gateway.yaml;

/** Shows a text of the file in a message so that it stays one short, harmless line. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(character -> append(shown, character));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'")
                .toString();
    }

    private static void append(StringBuilder shown, int character) {
        if (isPlain(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append(String.format("\\u{%X}", character));
        }
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
