package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a place to a message of the form {@code key: what is wrong (expected: what would be right)}. */
public final class Refusal {
    private static final Pattern FORM = Pattern.compile("(.*?) \\(expected: (.*)\\)", Pattern.DOTALL);
    private static final Pattern KEYED =
            Pattern.compile("([a-z0-9-]{1,80}(?:\\.[a-z0-9-]{1,80}){0,9}): (.*)", Pattern.DOTALL);

    private Refusal() {}

    /** Makes the problem, also of a message of another form; at the key that the message begins with, if it is there. */
    public static Problem at(Mapping mapping, KeyPath path, String message) {
        Matcher keyed = KEYED.matcher(message);
        if (keyed.matches()) {
            Optional<SourceLocation> place = find(mapping, keyed.group(1).split("\\."));
            if (place.isPresent()) {
                return problem(place.get(), below(path, keyed.group(1).split("\\.")), keyed.group(2));
            }
        }
        return problem(mapping.location(), path, message);
    }

    private static Problem problem(SourceLocation location, KeyPath path, String message) {
        Matcher form = FORM.matcher(message);
        return form.matches()
                ? new Problem(location, path.toString(), form.group(1), form.group(2))
                : new Problem(location, path.toString(), message, "what the documentation of its keys says");
    }

    private static Optional<SourceLocation> find(Mapping mapping, String[] keys) {
        Optional<YamlNode> found = Optional.of(mapping);
        for (String key : keys) {
            found = found.filter(Mapping.class::isInstance).flatMap(node -> value((Mapping) node, key));
        }
        return found.map(YamlNode::location);
    }

    private static Optional<YamlNode> value(Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private static KeyPath below(KeyPath path, String[] keys) {
        KeyPath below = path;
        for (String key : keys) {
            below = below.key(key);
        }
        return below;
    }
}
