package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a YAML file.
 *
 * @param root the tree; empty if the file has none, or is no YAML
 * @param problems what is wrong with it as YAML; it may have a tree all the same
 */
public record YamlDocument(Optional<YamlNode> root, List<Problem> problems) {
    public YamlDocument {
        problems = List.copyOf(problems);
    }
}
