package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a client before anybody knows who it is; every key that is there must match.
 *
 * @param location where it stands
 * @param sources networks of its address
 * @param listeners listeners that accepted it
 */
public record ClientMatchDocument(
        SourceLocation location,

        @Setting(doc = "Networks that the client's address is in.", example = "[192.0.2.0/24, $office]")
        Optional<List<String>> sources,

        @Setting(doc = "Listeners that accepted the client.", example = "[main]")
        Optional<List<String>> listeners) {}
