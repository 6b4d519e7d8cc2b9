package io.sallyport.gateway.control;

import io.sallyport.core.abuse.Bar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Shows what is kept out, a line for each. */
final class BarLines {
    static final int MOST = 1000;

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9._@-]*");

    private BarLines() {}

    static List<String> of(List<Bar> bars) {
        if (bars.isEmpty()) {
            return List.of("nothing is locked, and nobody refused");
        }
        List<String> lines = new ArrayList<>();
        lines.add("%-26s %10s  %s".formatted("SOURCE", "FOR", "WHAT"));
        bars.stream().limit(MOST).map(BarLines::line).forEach(lines::add);
        if (bars.size() > MOST) {
            lines.add("and " + (bars.size() - MOST) + " more, for no longer than those (--source shows fewer)");
        }
        return lines;
    }

    private static String line(Bar bar) {
        return "%-26s %10s  %s".formatted(bar.source().text(), time(bar.left()), what(bar));
    }

    private static String what(Bar bar) {
        return switch (bar.kind()) {
            case ACCOUNT -> "account " + argument(bar.account());
            case OTHER_ACCOUNTS -> "all other accounts (unlock --others)";
            case SOURCE -> "every connection (forgive)";
        };
    }

    /** After the dashes that end options, if it would be taken for one: quotes are for the shell only. */
    private static String argument(String name) {
        return name.startsWith("-") ? "-- " + quoted(name) : quoted(name);
    }

    /** As a shell reads it: names are copied to the next command, and whoever chose them is not to be trusted. */
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static String time(Duration left) {
        Duration shown = left.plusMillis(999);
        return shown.toHours() > 0
                ? "%dh%02dm".formatted(shown.toHours(), shown.toMinutesPart())
                : "%dm%02ds".formatted(shown.toMinutesPart(), shown.toSecondsPart());
    }
}
