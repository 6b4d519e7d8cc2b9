package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How the entry of somebody is found whom another method authenticated.
 *
 * @param namePattern which names are looked up, and which part of them
 * @param filter finds the entry
 */
public record GroupLookupConfig(
        @Setting(
                doc = "A regular expression that the whole name of the identity must match; its first"
                        + " group is {user} in"
                        + " the filter. Groups of any other name are unknown.",
                defaultTo = "(.+)")
        String namePattern,

        @Setting(
                doc = "The filter that finds the entry; when absent, that of users.",
                example = "(userPrincipalName={user})")
        Optional<String> filter) {

    private static final String ANY = "(.+)";

    /** Checks the expression. */
    public GroupLookupConfig {
        if (groups(namePattern) != 1) {
            throw new IllegalArgumentException(
                    "name-pattern: '" + namePattern + "' (expected: a regular expression with one group)");
        }
    }

    /** Whether nothing was configured. */
    boolean isDefault() {
        return filter.isEmpty() && namePattern.equals(ANY);
    }

    private static int groups(String pattern) {
        try {
            return Pattern.compile(pattern).matcher("").groupCount();
        } catch (PatternSyntaxException e) {
            return -1;
        }
    }
}
