package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a record of a YAML file by the rules of {@link io.sallyport.core.spi.config.Setting}. */
public final class RecordBinder {
    private final Surroundings surroundings;

    public RecordBinder(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Reads a file and binds it; relative paths in it start at its folder. */
    public static <R extends Record> Binding<R> load(Path file, Class<R> type) {
        return new RecordBinder(Surroundings.of(file)).bind(YamlFile.read(file), file.toString(), type);
    }

    /**
     * Binds a document that was read before.
     *
     * @param document what was read; an empty one is a mapping without keys
     * @param file its name in messages
     * @param type the record
     */
    public <R extends Record> Binding<R> bind(YamlDocument document, String file, Class<R> type) {
        Problems problems = new Problems();
        problems.addAll(document.problems());
        if (document.root().isEmpty() && !problems.isEmpty()) {
            return new Binding.Unbound<>(problems.inOrder());
        }
        YamlNode root = document.root().orElseGet(() -> new Mapping(new SourceLocation(file, 1, 1), List.of()));
        return bind(root, KeyPath.ROOT, type, problems);
    }

    <R extends Record> Binding<R> bind(YamlNode node, KeyPath path, Class<R> type, Problems problems) {
        Optional<Object> bound = new RecordType(type).bind(node, path, new BindingContext(surroundings, problems));
        if (bound.isPresent() && problems.isEmpty()) {
            return new Binding.Bound<>(type.cast(bound.get()));
        }
        return new Binding.Unbound<>(problems.inOrder());
    }
}
