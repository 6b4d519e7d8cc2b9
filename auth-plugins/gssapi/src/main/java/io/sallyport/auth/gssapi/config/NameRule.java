package io.sallyport.auth.gssapi.config;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.sallyport.core.spi.config.Setting;
import java.util.Optional;

/**
 * How the names of one realm are mapped; in time that is linear in the name's length, for clients choose it.
 *
 * @param pattern what the whole name must match
 * @param replacement what it becomes
 */
public record NameRule(
        @Setting(
                doc = "A regular expression (of RE2) that the whole name must match, without its realm; a name that"
                        + " does not is refused.",
                example = "([a-z0-9]+)")
        String pattern,

        @Setting(
                doc = "What the name becomes; $0 stands for the name, $1 to $9 for the groups of the pattern.",
                defaultTo = "$0",
                example = "partner-$1")
        String replacement) {
    private static final int MOST_LENGTH = 256;

    /** Checks both. */
    public NameRule {
        if (pattern.length() > MOST_LENGTH || replacement.length() > MOST_LENGTH) {
            throw new IllegalArgumentException(
                    "pattern or replacement of more than " + MOST_LENGTH + " characters (expected: fewer)");
        }
        int groups = groups(pattern);
        if (!replacement.matches("([^$\\\\]|\\$[0-" + Math.min(groups, 9) + "](?![0-9]))*")) {
            throw new IllegalArgumentException("replacement: '" + replacement + "' (expected: $0 to $" + groups
                    + " for groups of the pattern, and no other $ or \\)");
        }
    }

    private static int groups(String pattern) {
        try {
            return Pattern.compile(pattern).groupCount();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern: '" + pattern + "': " + e.getDescription() + " (expected: a regular expression of RE2)");
        }
    }

    /** Maps a name, if it matches. */
    public Optional<String> map(String name) {
        Matcher matcher = Pattern.compile(pattern).matcher(name);
        return matcher.matches() ? Optional.of(matcher.replaceFirst(replacement)) : Optional.empty();
    }
}
