package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.document.TimeWindowDocument;
import io.sallyport.policy.rule.TimeCondition;
import io.sallyport.policy.rule.Week;
import io.sallyport.policy.rule.Written;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads times of the week. */
final class TimeReader {
    private static final List<String> EVERY_DAY = List.of("mon-sun");

    private final Problems problems;

    TimeReader(Problems problems) {
        this.problems = problems;
    }

    TimeCondition read(Place place, List<TimeWindowDocument> windows) {
        if (windows.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        }
        Map<ZoneId, Week> weeks = new LinkedHashMap<>();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            TimeWindowDocument window = windows.get(i);
            written.add(text(window));
            add(weeks, place.at(i).of(window.location()), window);
        }
        return new TimeCondition(List.copyOf(weeks.values()), new Written(written));
    }

    private void add(Map<ZoneId, Week> weeks, Place place, TimeWindowDocument window) {
        try {
            int from = Times.minute(window.from());
            int to = Times.minute(window.to());
            if (from == to || from == Times.END_OF_DAY) {
                throw new BadValueException("from " + window.from() + " to " + window.to(), "two different times");
            }
            Week week = weeks.computeIfAbsent(Times.zone(window.zone()), Week::new);
            for (DayOfWeek day : days(place, window)) {
                week.add(day, from, to);
            }
        } catch (BadValueException e) {
            problems.error(place.problem(e));
        }
    }

    private Set<DayOfWeek> days(Place place, TimeWindowDocument window) throws BadValueException {
        List<String> texts = window.days().orElse(EVERY_DAY);
        if (texts.isEmpty()) {
            problems.error(place.key("days").problem("an empty list", "at least one day, or no such key"));
        }
        Set<DayOfWeek> days = new LinkedHashSet<>();
        for (String text : texts) {
            days.addAll(Times.days(text));
        }
        return days;
    }

    private static String text(TimeWindowDocument window) {
        String days = String.join(" ", window.days().orElse(EVERY_DAY));
        return days + " " + window.from() + "-" + window.to() + " " + window.zone();
    }
}
