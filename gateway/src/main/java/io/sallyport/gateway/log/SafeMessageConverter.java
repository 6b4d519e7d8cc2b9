package io.sallyport.gateway.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes an event's message as one line of bounded length. */
public final class SafeMessageConverter extends ClassicConverter {
    private static final int LONGEST = 4096;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        Printable.append(line, String.valueOf(event.getFormattedMessage()), LONGEST);
        return line.toString();
    }
}
