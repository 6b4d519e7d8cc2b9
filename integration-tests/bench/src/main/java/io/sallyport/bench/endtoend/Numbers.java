package io.sallyport.bench.endtoend;

import java.util.Locale;
import java.util.OptionalDouble;

/** How figures are written. */
final class Numbers {
    private static final double WHOLE_FROM = 100;

    private Numbers() {}

    /** With three digits or more, {@code -} for none. */
    static String of(OptionalDouble number) {
        return number.isPresent() ? of(number.getAsDouble()) : "-";
    }

    /** How many, {@code -} for none. */
    static String count(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%,.0f", number.getAsDouble()) : "-";
    }

    static String of(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        String format = size >= WHOLE_FROM - 0.5 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }
}
