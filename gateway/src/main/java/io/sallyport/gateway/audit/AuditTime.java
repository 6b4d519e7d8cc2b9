package io.sallyport.gateway.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Shows times as RFC 3339 has them, in UTC and with milliseconds; of most records the second is that of the one before. */
final class AuditTime {
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
    private static final long NANOS_OF_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int THOUSAND = 1000;

    private static volatile Second last = Second.of(Instant.EPOCH);

    private AuditTime() {}

    static String of(Instant instant) {
        Second second = last;
        if (second.number() != instant.getEpochSecond()) {
            second = Second.of(instant);
            last = second;
        }
        String millis = String.valueOf(THOUSAND + instant.getNano() / NANOS_OF_MILLI);
        return second.text().concat(millis.substring(1)).concat("Z");
    }

    private record Second(long number, String text) {
        private static Second of(Instant instant) {
            return new Second(instant.getEpochSecond(), TO_THE_SECOND.format(instant));
        }
    }
}
