package io.sallyport.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets how much the log for operators says. */
public final class OperatorLog {
    /** Overrides the configured level. */
    public static final String LEVEL_VARIABLE = "SALLYPORT_LOG_LEVEL";

    private OperatorLog() {}

    /** Sets the configured level, or the environment's if it names one. */
    public static void configure(LogLevel configured) {
        configure(configured, name -> Optional.ofNullable(System.getenv(name)));
    }

    static void configure(LogLevel configured, Function<String, Optional<String>> environment) {
        LogLevel level =
                environment.apply(LEVEL_VARIABLE).flatMap(OperatorLog::level).orElse(configured);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.valueOf(level.name()));
        }
    }

    private static Optional<LogLevel> level(String name) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
