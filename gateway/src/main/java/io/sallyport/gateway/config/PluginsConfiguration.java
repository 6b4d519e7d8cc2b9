package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;

/** Where the plugins are. */
public record PluginsConfiguration(
        @Setting(doc = "The folder that has one folder with jars for each plugin.", defaultTo = "../plugins")
        Path folder) {}
