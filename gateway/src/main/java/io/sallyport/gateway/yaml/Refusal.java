package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a place to a message of the form {@code what is wrong (expected: what would be right)}. */
public final class Refusal {
    private static final Pattern FORM = Pattern.compile("(.*?) \\(expected: (.*)\\)", Pattern.DOTALL);

    private Refusal() {}

    /** Makes the problem, also of a message of another form. */
    public static Problem at(SourceLocation location, KeyPath path, String message) {
        Matcher form = FORM.matcher(message);
        return form.matches()
                ? new Problem(location, path.toString(), form.group(1), form.group(2))
                : new Problem(location, path.toString(), message, "what the documentation of its keys says");
    }
}
