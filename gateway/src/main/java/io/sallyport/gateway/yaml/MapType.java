package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Nothing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys the operator chooses; it keeps their order, and is empty if nothing is below its key. */
record MapType(SettingType value) implements SettingType {
    @Override
    public String describe() {
        return "a mapping from names, each value " + value.describe();
    }

    @Override
    public Optional<Part> part() {
        return value.part().map(part -> part.below(".NAME"));
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        if (node instanceof Nothing) {
            return Optional.of(Map.of());
        }
        return node instanceof Mapping mapping
                ? bindEntries(mapping, path, context)
                : context.unexpected(node, path, describe());
    }

    private Optional<Object> bindEntries(Mapping mapping, KeyPath path, BindingContext context) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            value.bind(entry.value(), path.key(entry.key()), context)
                    .ifPresent(bound -> values.put(entry.key(), bound));
        }
        return values.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }
}
