package io.sallyport.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OperatorLogTest {
    private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();
    private static final Logger ROOT = CONTEXT.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @AfterEach
    void restoreTheLevel() {
        ROOT.setLevel(Level.INFO);
    }

    @Test
    void writesOneLineWithTimeLevelAndPlace() {
        assertThat(line("started with {}", null, 3))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN {2}OperatorLogTest:"
                        + " started with 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u001b[2J", "\u0000", "\u007f", "\u009b", "\u2028", "\u202e", "\ud800", "\t"})
    void escapesWhatAClientCouldForgeALineWith(String text) {
        assertThat(line("name {}", null, "a" + text + "b"))
                .matches("[^\\p{Cntrl}]*a\\\\u\\{[0-9a-f]+}[^\\p{Cntrl}]*b\n");
    }

    @Test
    void keepsLettersOfAnyScript() {
        assertThat(line("grüße {}", null, "日本")).endsWith(": grüße 日本\n");
    }

    @Test
    void cutsALongMessage() {
        assertThat(line("x".repeat(10_000), null)).hasSizeLessThan(4200).endsWith("x…\n");
    }

    @Test
    void writesAnExceptionWithoutItsStackOnTheSameLine() {
        Exception failure = new IllegalStateException("a\nb", new IllegalArgumentException("c\u001b"));

        assertThat(line("failed", failure))
                .matches(
                        ".*: failed: java.lang.IllegalStateException: a\\\\u\\{a}b \\(at [^|]*OperatorLogTest\\.\\S+\\)"
                                + " <- java.lang.IllegalArgumentException: c\\\\u\\{1b} \\(at [^|]*\\)\n");
    }

    @Test
    void writesTheStackOnTheSameLineWhenDebugging() {
        ROOT.setLevel(Level.DEBUG);

        assertThat(line("failed", new IllegalStateException("a")))
                .contains(" | ")
                .containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @CsvSource({"WARN, '', WARN", "WARN, debug, DEBUG", "WARN, ERROR, ERROR", "INFO, loud, INFO"})
    void takesTheEnvironmentsLevelBeforeTheConfigured(LogLevel configured, String variable, String level) {
        OperatorLog.configure(configured, name -> Optional.of(variable));

        assertThat(ROOT.getLevel()).hasToString(level);
    }

    @Test
    void goesToStandardError() {
        assertThat(appender().getTarget()).isEqualTo("System.err");
    }

    private static String line(String message, Throwable failure, Object... arguments) {
        Logger logger = CONTEXT.getLogger(OperatorLogTest.class);
        LoggingEvent event = new LoggingEvent(Logger.class.getName(), logger, Level.WARN, message, failure, arguments);
        return new String(appender().getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static ConsoleAppender<ILoggingEvent> appender() {
        return (ConsoleAppender<ILoggingEvent>) ROOT.getAppender("OPERATOR");
    }
}
