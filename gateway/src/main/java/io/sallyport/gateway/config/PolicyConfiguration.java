package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;

/** Where the policy is. */
public record PolicyConfiguration(
        @Setting(doc = "The policy's file.", defaultTo = "policy.yaml")
        Path file) {}
