package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * A time of the week, by the clock on the wall of its zone.
 *
 * @param location where it stands
 * @param days the days that it begins on
 * @param from when it begins
 * @param to when it ends; on the next day if that is not after {@code from}
 * @param zone whose clock
 */
public record TimeWindowDocument(
        SourceLocation location,

        @Setting(doc = "Days and ranges of days that it begins on; absent: every day.", example = "[mon-fri]")
        Optional<List<String>> days,

        @Setting(doc = "Its first minute.", defaultTo = "00:00")
        String from,

        @Setting(doc = "The minute after its last; a time before 'from' is one of the next day.", defaultTo = "24:00")
        String to,

        @Setting(doc = "The time zone, by its IANA name.", example = "Europe/Berlin")
        String zone) {}
