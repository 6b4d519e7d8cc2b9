package io.sallyport.auth.password;

import java.nio.charset.StandardCharsets;

/** What a user or a group can be called: what fits into a message of RFC 1929 and a line of a log. */
final class Names {
    static final String EXPECTED = "1 to 255 octets, no control characters";

    private static final int MOST_OCTETS = 255;

    private Names() {}

    static boolean isName(String text) {
        return lengthOf(text) >= 1
                && lengthOf(text) <= MOST_OCTETS
                && text.chars().noneMatch(Character::isISOControl);
    }

    static int lengthOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
