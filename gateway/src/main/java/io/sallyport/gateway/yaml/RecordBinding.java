package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes one record of one mapping. */
final class RecordBinding {
    private final RecordType record;
    private final Mapping mapping;
    private final KeyPath path;
    private final BindingContext context;

    RecordBinding(RecordType record, Mapping mapping, KeyPath path, BindingContext context) {
        this.record = record;
        this.mapping = mapping;
        this.path = path;
        this.context = context;
    }

    Optional<Object> bind() {
        List<SettingKey> components = record.components();
        var entries = mapping.entries().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
        List<Object> values = new ArrayList<>();
        for (SettingKey component : components) {
            value(component, Optional.ofNullable(entries.get(component.name()))).ifPresent(values::add);
        }
        if (components.stream().noneMatch(SettingKey::takesTheRest)) {
            refuseUnknownKeys();
        }
        return values.size() == components.size() ? construct(values) : Optional.empty();
    }

    private Optional<Object> construct(List<Object> values) {
        try {
            return Optional.of(RecordConstructor.construct(record.type(), values));
        } catch (IllegalArgumentException refusal) {
            MistakesException.messages(refusal)
                    .forEach(message -> context.problems().add(Refusal.at(mapping, path, message)));
            return Optional.empty();
        }
    }

    private Optional<Object> value(SettingKey component, Optional<Entry> written) {
        if (component.takesTheRest()) {
            return Optional.of(new Settings(path, new Mapping(mapping.location(), rest()), context.surroundings()));
        }
        if (!component.isWritten()) {
            return Optional.of(mapping.location());
        }
        KeyPath at = path.key(component.name());
        return written.isPresent() ? component.type().bind(written.get().value(), at, context) : absent(component, at);
    }

    private Optional<Object> absent(SettingKey component, KeyPath at) {
        SettingType type = component.type();
        Optional<YamlNode> standIn = component.defaultNode().map(node -> Relocation.to(mapping.location(), node));
        if (standIn.isPresent()) {
            return type.bind(standIn.get(), at, context);
        }
        return type.isOptional()
                ? Optional.of(Optional.empty())
                : context.refuse(mapping, at, "missing key", type.describe());
    }

    private void refuseUnknownKeys() {
        Set<String> known = knownKeys();
        for (Entry entry : rest()) {
            String expected = NearestKey.to(entry.key(), known)
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() -> known.isEmpty() ? "no key" : "one of " + String.join(", ", known));
            context.problems().add(entry.location(), path.key(entry.key()), "unknown key", expected);
        }
    }

    private List<Entry> rest() {
        Set<String> known = knownKeys();
        return mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .toList();
    }

    private Set<String> knownKeys() {
        return RecordKeys.of(record.type()).names();
    }
}
