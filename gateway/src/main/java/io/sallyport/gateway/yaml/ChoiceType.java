package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Scalar;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A setting that is one of an enum's constants, in kebab-case. */
final class ChoiceType implements SettingType {
    private final Map<String, Object> choices = new LinkedHashMap<>();

    ChoiceType(Class<?> type) {
        Arrays.stream(type.getEnumConstants())
                .map(Enum.class::cast)
                .forEach(constant -> choices.put(KebabCase.ofConstant(constant), constant));
    }

    @Override
    public String describe() {
        return choices.size() == 1
                ? choices.keySet().iterator().next()
                : "one of " + String.join(", ", choices.keySet());
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        if (node instanceof Scalar scalar && choices.containsKey(scalar.text())) {
            return Optional.ofNullable(choices.get(scalar.text()));
        }
        return context.unexpected(node, path, describe());
    }
}
