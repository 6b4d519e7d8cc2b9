package io.sallyport.gateway.yaml;

import java.util.Optional;

/** A setting that may be absent. */
record OptionalType(SettingType content) implements SettingType {
    @Override
    public String describe() {
        return content.describe();
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public Optional<Part> part() {
        return content.part();
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        Optional<Object> value = content.bind(node, path, context);
        return value.isPresent() ? Optional.of(value) : value;
    }
}
