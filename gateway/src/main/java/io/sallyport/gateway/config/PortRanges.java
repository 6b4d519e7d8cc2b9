package io.sallyport.gateway.config;

import io.sallyport.core.inbound.PortRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 20000-20999}, and {@code 20000} for one port. */
final class PortRanges {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?");

    private PortRanges() {}

    /**
     * Reads a range.
     *
     * @param key the key that it stands at
     * @param text the range
     * @throws IllegalArgumentException if it is none
     */
    static PortRange parse(String key, String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) {
                int first = Integer.parseInt(form.group(1));
                return new PortRange(first, form.group(2) == null ? first : Integer.parseInt(form.group(2)));
            }
        } catch (IllegalArgumentException outOfRange) {
            throw malformed(key, text);
        }
        throw malformed(key, text);
    }

    private static IllegalArgumentException malformed(String key, String text) {
        return new IllegalArgumentException(
                key + ": '" + text + "' (expected: two ports from 1 to 65535, the lower first, as 20000-20999)");
    }
}
