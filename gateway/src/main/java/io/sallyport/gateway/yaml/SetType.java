package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Sequence;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A list without an order in which nothing may be twice. */
record SetType(SettingType item) implements SettingType {
    @Override
    public String describe() {
        return "a list, each item once and " + item.describe();
    }

    @Override
    public Optional<Part> part() {
        return item.part().map(part -> part.below("[]"));
    }

    @Override
    public Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context) {
        if (!(node instanceof Sequence sequence)) {
            return context.unexpected(node, path, describe());
        }
        Set<Object> items = new LinkedHashSet<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode written = sequence.items().get(i);
            Optional<Object> value = item.bind(written, path.item(i), context);
            if (value.isPresent() && !items.add(value.get())) {
                context.refuse(written, path.item(i), written.describe() + " again", "each item once");
            }
        }
        return items.size() == sequence.items().size()
                ? Optional.of(Collections.unmodifiableSet(items))
                : Optional.empty();
    }
}
