package io.sallyport.gateway.yaml;

import io.sallyport.gateway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list; one item alone is no list. */
record ListType(SettingType item) implements SettingType {
    @Override
    public String describe() {
        return "a list, each item " + item.describe();
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
        List<Object> items = new ArrayList<>(sequence.items().size());
        for (int i = 0; i < sequence.items().size(); i++) {
            Optional<Object> value = item.bind(sequence.items().get(i), path.item(i), context);
            if (value.isPresent()) {
                items.add(value.get());
            }
        }
        return items.size() == sequence.items().size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }
}
