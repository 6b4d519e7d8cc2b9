package io.sallyport.gateway.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The setting types that are one word or number. */
final class ScalarTypes {
    static final ScalarType TEXT = new ScalarType("text", Optional::of);
    static final ScalarType TRUTH = new ScalarType("true or false", ScalarTypes::truth);
    static final ScalarType INT = new ScalarType(
            "a whole number of at most 2147483647",
            text -> whole(text).filter(ScalarTypes::fitsInt).map(Long::intValue));
    static final ScalarType LONG =
            new ScalarType("a whole number", text -> whole(text).map(Object.class::cast));
    static final ScalarType DURATION = new ScalarType("a duration: 250ms, 30s, 5m, 2h, 1d", ScalarTypes::duration);

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DURATION_FORM = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d)");

    private ScalarTypes() {}

    private static Optional<Object> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(String text) {
        try {
            return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static boolean fitsInt(long number) {
        return number == (int) number;
    }

    private static Optional<Object> duration(String text) {
        Matcher form = DURATION_FORM.matcher(text);
        return form.matches()
                ? Optional.of(duration(Integer.parseInt(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    private static Duration duration(int amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
