package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;

/** A setting that is a record: a mapping whose keys are the record's components. */
public record RecordType(Class<? extends Record> type) implements SettingType {
    @Override
    public String describe() {
        return "a mapping with the keys "
                + String.join(", ", RecordKeys.of(type).names());
    }

    /** Its components, in the constructor's order. */
    public List<SettingKey> components() {
        return RecordKeys.of(type).components();
    }

    /** The components that are keys. */
    public List<SettingKey> keys() {
        return RecordKeys.of(type).written();
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
