package io.sallyport.gateway.audit;

/**
 * Shows a text that has one character for each octet that a client sent: printable ASCII as it is, a backslash doubled,
 * and every other octet as {@code \xNN}, so that each text stands for exactly one row of octets, and also harmless for
 * who prints the value after parsing.
 */
final class OctetText {
    private static final String DIGITS = "0123456789abcdef";

    private OctetText() {}

    static String show(String octets) {
        StringBuilder shown = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            append(shown, octets.charAt(i));
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int octet) {
        if (octet == '\\') {
            shown.append("\\\\");
        } else if (octet >= ' ' && octet <= '~') {
            shown.append((char) octet);
        } else if (octet <= 0xFF) {
            shown.append("\\x").append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xF));
        } else {
            shown.append(String.format("\\u%04x", octet));
        }
    }
}
