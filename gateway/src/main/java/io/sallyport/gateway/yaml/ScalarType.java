package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Scalar;
import java.util.Optional;
import java.util.function.Function;

/** A setting that is one word or number. */
record ScalarType(String describe, Function<String, Optional<Object>> parse) implements SettingType {
    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        Optional<Object> value = node instanceof Scalar scalar ? parse.apply(scalar.text()) : Optional.empty();
        return value.isPresent() ? value : context.unexpected(node, path, describe);
    }
}
