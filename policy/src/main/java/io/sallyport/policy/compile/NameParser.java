package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;

/** Reads names of identities and groups. */
final class NameParser {
    private static final int MOST = 512;

    private NameParser() {}

    static String parse(String text) throws BadValueException {
        boolean fits = !text.isBlank() && text.length() <= MOST;
        if (!fits || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadValueException(
                    "a name of " + text.length() + " characters", "1 to 512 characters, no control characters");
        }
        return text;
    }
}
