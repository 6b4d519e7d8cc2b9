package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes one record of one mapping. */
final class RecordBinding {
    private static final Optional<Object> ABSENT = Optional.of(Optional.empty());

    private final RecordKeys keys;
    private final Mapping mapping;
    private final KeyPath path;
    private final BindingContext context;

    RecordBinding(RecordType record, Mapping mapping, KeyPath path, BindingContext context) {
        this.keys = RecordKeys.of(record.type());
        this.mapping = mapping;
        this.path = path;
        this.context = context;
    }

    Optional<Object> bind() {
        List<SettingKey> components = keys.components();
        List<Object> values = new ArrayList<>(components.size());
        for (SettingKey component : components) {
            Optional<Object> value = value(component);
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        if (!keys.takesTheRest()) {
            refuseUnknownKeys();
        }
        return values.size() == components.size() ? construct(values) : Optional.empty();
    }

    private Optional<Object> construct(List<Object> values) {
        try {
            return Optional.of(keys.constructor().construct(values));
        } catch (IllegalArgumentException refusal) {
            MistakesException.messages(refusal)
                    .forEach(message -> context.problems().add(Refusal.at(mapping, path, message)));
            return Optional.empty();
        }
    }

    private Optional<Object> value(SettingKey component) {
        if (component.takesTheRest()) {
            return Optional.of(new Settings(path, new Mapping(mapping.location(), rest()), context.surroundings()));
        }
        if (!component.isWritten()) {
            return Optional.of(mapping.location());
        }
        KeyPath at = path.key(component.name());
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals(component.name())) {
                return component.type().bind(entry.value(), at, context);
            }
        }
        return absent(component, at);
    }

    private Optional<Object> absent(SettingKey component, KeyPath at) {
        SettingType type = component.type();
        Optional<YamlNode> standIn = component.defaultNode();
        if (standIn.isPresent()) {
            return type.bind(Relocation.to(mapping.location(), standIn.get()), at, context);
        }
        return type.isOptional() ? ABSENT : context.refuse(mapping, at, "missing key", type.describe());
    }

    private void refuseUnknownKeys() {
        Set<String> known = keys.names();
        for (Entry entry : rest()) {
            String expected = NearestKey.to(entry.key(), known)
                    .map(near -> "did you mean " + near + "?")
                    .orElseGet(() -> known.isEmpty() ? "no key" : "one of " + String.join(", ", known));
            context.problems().add(entry.location(), path.key(entry.key()), "unknown key", expected);
        }
    }

    private List<Entry> rest() {
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            if (!keys.names().contains(entry.key())) {
                rest.add(entry);
            }
        }
        return rest;
    }
}
