package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path; a relative one starts at the folder of the configuration file. */
final class PathType implements SettingType {
    @Override
    public String describe() {
        return "a path";
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        Optional<Path> value = node instanceof Scalar scalar ? parse(scalar.text(), context) : Optional.empty();
        return value.isPresent() ? value.map(Object.class::cast) : context.unexpected(node, path, describe());
    }

    static Optional<Path> parse(String text, BindingContext context) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(context.surroundings().folder().resolve(text).normalize());
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
