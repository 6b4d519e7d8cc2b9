package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Nothing;
import io.sallyport.gateway.yaml.YamlNode.Scalar;
import io.sallyport.gateway.yaml.YamlNode.Sequence;

/** Puts a default's tree to the place of the mapping that it completes. */
final class Relocation {
    private Relocation() {}

    static YamlNode to(SourceLocation place, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return new Scalar(place, scalar.text());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    place,
                    sequence.items().stream().map(item -> to(place, item)).toList());
        }
        return node instanceof Mapping mapping ? mapping(place, mapping) : new Nothing(place);
    }

    private static Mapping mapping(SourceLocation place, Mapping mapping) {
        return new Mapping(
                place,
                mapping.entries().stream()
                        .map(entry -> new Entry(place, entry.key(), to(place, entry.value())))
                        .toList());
    }
}
