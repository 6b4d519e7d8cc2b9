package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;

/** The audit log. */
public record AuditConfiguration(
        SourceLocation location,

        @Setting(
                doc =
                        "The file that gets one line of JSON for each session; no symbolic link. It may be moved away at any time; a new"
                                + " one is begun then.",
                defaultTo = "../log/audit.jsonl")
        Path file,

        @Setting(
                doc = "How many records may wait to be written. When more come than the disk can take, the rest are"
                        + " dropped, counted, and the count is written. From 16 to 1048576.",
                defaultTo = "16384")
        int queueLength) {

    /** Checks the bounds. */
    public AuditConfiguration {
        new Bounds().check("queue-length", queueLength, 16, 1_048_576).refuse();
    }
}
