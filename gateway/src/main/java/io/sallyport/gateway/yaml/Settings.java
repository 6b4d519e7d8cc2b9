package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Mapping;

/**
 * The keys of a record that no other component of it names, kept as they are to be bound later to a type that is not
 * known yet: a record component of this type is no key itself.
 *
 * @param path where they stand
 * @param mapping the keys
 * @param surroundings what they may refer to
 */
public record Settings(KeyPath path, Mapping mapping, Surroundings surroundings) {
    /** Where the record stands that they belong to. */
    public SourceLocation location() {
        return mapping.location();
    }

    /** Makes a record of them. */
    public <R extends Record> Binding<R> bind(Class<R> type) {
        return new RecordBinder(surroundings).bind(mapping, path, type, new Problems());
    }

    @Override
    public String toString() {
        return "Settings[" + location() + "]";
    }
}
