package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;

/** The log for operators, which goes to standard error. */
public record LogConfiguration(
        @Setting(
                doc = "The least level that is logged. The environment variable SALLYPORT_LOG_LEVEL overrides it."
                        + " Only debug and trace log stack traces.",
                defaultTo = "info")
        Level level) {

    /** How important a message is. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
