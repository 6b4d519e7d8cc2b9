package io.sallyport.policy.compile;

import io.sallyport.policy.address.Range;
import io.sallyport.policy.document.BadValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ports and ranges of ports. */
final class PortParser {
    private static final int LAST = 0xFFFF;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    private PortParser() {}

    static Range parse(String text) throws BadValueException {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first <= last && last <= LAST) {
                return Range.of(first, last);
            }
        }
        throw new BadValueException("'" + text + "' is no port", "0 to 65535, or a range such as 8000-8999");
    }
}
