package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A setting that is a record: a mapping whose keys are the record's components. */
public record RecordType(Class<? extends Record> type) implements SettingType {
    @Override
    public String describe() {
        return keys().stream().map(SettingKey::name).collect(Collectors.joining(", ", "a mapping with the keys ", ""));
    }

    /** Its components, in the constructor's order. */
    public List<SettingKey> components() {
        return Arrays.stream(type.getRecordComponents()).map(SettingKey::new).toList();
    }

    /** The components that are keys. */
    public List<SettingKey> keys() {
        return components().stream().filter(SettingKey::isWritten).toList();
    }

    @Override
    public Optional<Part> part() {
        return Optional.of(new Part("", this));
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        return node instanceof Mapping mapping
                ? new RecordBinding(this, mapping, path, context).bind()
                : context.unexpected(node, path, describe());
    }
}
