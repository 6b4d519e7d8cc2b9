package io.sallyport.gateway.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An event as one line of bounded length: the time in UTC, the level, the class, the message, and what was thrown. */
final class OperatorLayout extends LayoutBase<ILoggingEvent> {
    private static final int LONGEST = 4096;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(level.length() < 5 ? "  " : " ");
        line.append(simpleName(event.getLoggerName())).append(": ");
        Printable.append(line, String.valueOf(event.getFormattedMessage()), LONGEST);
        SafeException.append(line, event.getThrowableProxy());
        return line.append('\n').toString();
    }

    private static String simpleName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
