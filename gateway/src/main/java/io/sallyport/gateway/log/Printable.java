package io.sallyport.gateway.log;

/** Makes a text harmless for a line and a terminal: what does not print shows as its number. */
public final class Printable {
    private Printable() {}

    /** The whole text. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        append(shown, text, Integer.MAX_VALUE);
        return shown.toString();
    }

    /**
     * Appends the text's first characters.
     *
     * @param most how many
     */
    public static void append(StringBuilder shown, String text, int most) {
        text.codePoints().limit(most).forEach(character -> append(shown, character));
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            shown.append('…');
        }
    }

    private static void append(StringBuilder shown, int character) {
        if (isPrintable(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
