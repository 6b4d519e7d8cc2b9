package io.sallyport.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Writes an event's exception on the same line: each cause with where it was thrown, and the whole stack only when the
 * log is at debug.
 */
final class SafeException {
    private static final int LONGEST = 1024;
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 64;

    private SafeException() {}

    static void append(StringBuilder line, @Nullable IThrowableProxy thrown) {
        @Nullable IThrowableProxy cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            line.append(i == 0 ? ": " : " <- ").append(cause.getClassName());
            if (cause.getMessage() != null) {
                line.append(": ");
                Printable.append(line, cause.getMessage(), LONGEST);
            }
            appendFrames(line, cause.getStackTraceElementProxyArray());
            cause = cause.getCause();
        }
    }

    private static void appendFrames(StringBuilder line, StackTraceElementProxy[] frames) {
        int most = Math.min(frames.length, isDebugging() ? MOST_FRAMES : 1);
        for (int i = 0; i < most; i++) {
            line.append(i == 0 ? " (at " : " | ")
                    .append(Printable.of(frames[i].getStackTraceElement().toString()));
        }
        line.append(most == 0 ? "" : ")");
    }

    private static boolean isDebugging() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && Level.DEBUG.isGreaterOrEqual(
                        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getEffectiveLevel());
    }
}
