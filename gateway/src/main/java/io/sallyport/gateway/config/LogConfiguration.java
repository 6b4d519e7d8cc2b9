package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.log.LogLevel;

/** The log for operators, which goes to standard error. */
public record LogConfiguration(
        @Setting(
                doc = "The least level that is logged. The environment variable SALLYPORT_LOG_LEVEL overrides it."
                        + " Only debug and trace log stack traces.",
                defaultTo = "info")
        LogLevel level) {}
