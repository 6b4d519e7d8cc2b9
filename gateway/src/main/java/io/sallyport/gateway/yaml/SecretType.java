package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Scalar;
import java.util.Optional;

/** A secret, which is named and never written; no message shows what stands in its place. */
final class SecretType implements SettingType {
    private static final String FORM = "{file: PATH} or {environment: NAME}";

    @Override
    public String describe() {
        return FORM;
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        Optional<Entry> source = source(node);
        if (source.isEmpty() || !(source.get().value() instanceof Scalar name)) {
            String found = node instanceof Scalar ? "a secret that is written out" : "no such form of a secret";
            return context.refuse(node, path, found, FORM);
        }
        try {
            return Optional.of(read(source.get().key(), name, context));
        } catch (UnreadableSecretException unreadable) {
            return context.refuse(name, path.key(source.get().key()), unreadable.problem(), unreadable.expected());
        }
    }

    private static Optional<Entry> source(YamlNode node) {
        return node instanceof Mapping mapping && mapping.entries().size() == 1
                ? Optional.of(mapping.entries().get(0)).filter(SecretType::isSource)
                : Optional.empty();
    }

    private static boolean isSource(Entry entry) {
        return "file".equals(entry.key()) || "environment".equals(entry.key());
    }

    private static Object read(String kind, Scalar name, BindingContext context) throws UnreadableSecretException {
        if ("environment".equals(kind)) {
            return SecretSource.environment(name.text(), context.surroundings().environment());
        }
        return SecretSource.file(PathType.parse(name.text(), context)
                .orElseThrow(() -> new UnreadableSecretException(name.describe(), "a path")));
    }
}
