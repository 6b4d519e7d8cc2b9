package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.rule.Week;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads days, times of day and time zones. */
final class Times {
    /** The minute after a day's last. */
    static final int END_OF_DAY = 24 * 60;

    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]");
    private static final int SHORT_DAY = 3;

    private Times() {}

    static int minute(String text) throws BadValueException {
        if (text.equals("24:00")) {
            return END_OF_DAY;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return Week.minuteOf(LocalTime.parse(text));
            }
        } catch (DateTimeException e) {
            throw new BadValueException("'" + text + "' is no time of day", "00:00 to 24:00", e);
        }
        throw new BadValueException("'" + text + "' is no time of day", "00:00 to 24:00");
    }

    static ZoneId zone(String text) throws BadValueException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadValueException("'" + text + "' is no time zone", "an IANA name such as Europe/Berlin", e);
        }
    }

    /** Reads a day or a range of days, which may go over the end of the week. */
    static List<DayOfWeek> days(String text) throws BadValueException {
        int hyphen = text.indexOf('-');
        DayOfWeek first = day(hyphen < 0 ? text : text.substring(0, hyphen), text);
        DayOfWeek last = hyphen < 0 ? first : day(text.substring(hyphen + 1), text);
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    private static DayOfWeek day(String day, String written) throws BadValueException {
        String lower = day.toLowerCase(Locale.ROOT);
        for (DayOfWeek candidate : DayOfWeek.values()) {
            String name = candidate.name().toLowerCase(Locale.ROOT);
            if (lower.equals(name) || lower.equals(name.substring(0, SHORT_DAY))) {
                return candidate;
            }
        }
        throw new BadValueException("'" + written + "' is no day", "mon to sun, or a range such as mon-fri");
    }
}
