package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Nothing;
import io.sallyport.gateway.yaml.YamlNode.Scalar;
import io.sallyport.gateway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree from the parser's events, within bounds, and notes what a configuration may not contain. */
final class YamlTreeBuilder {
    static final int DEEPEST = 64;
    static final int MOST_NODES = 1_000_000;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;
    private final Problems problems;
    private SourceLocation location;
    private KeyPath path = KeyPath.ROOT;
    private int nodes;

    YamlTreeBuilder(Iterator<Event> events, String file, Problems problems) {
        this.events = events;
        this.problems = problems;
        this.location = new SourceLocation(file, 1, 1);
    }

    /** How far it came. */
    Problem here() {
        return new Problem(location, path.toString(), "", "");
    }

    Optional<YamlNode> build() {
        next();
        if (next().getEventId() == ID.StreamEnd) {
            return Optional.empty();
        }
        YamlNode root = node(next(), KeyPath.ROOT, 0);
        path = KeyPath.ROOT;
        next();
        if (next().getEventId() != ID.StreamEnd) {
            problem("a second document", "one document in a file");
        }
        return Optional.of(root);
    }

    private Event next() {
        Event event = events.next();
        Optional<Mark> mark = event.getStartMark();
        if (mark.isPresent()) {
            location = YamlSyntax.location(location.file(), mark.get());
        }
        return event;
    }

    private YamlNode node(Event event, KeyPath at, int depth) {
        path = at;
        checkLimits(depth);
        checkAnchor(event);
        SourceLocation here = location;
        if (event instanceof CollectionStartEvent collection) {
            checkTag(collection.getTag());
            return event.getEventId() == ID.MappingStart
                    ? new Mapping(here, entries(at, depth + 1))
                    : new Sequence(here, items(at, depth + 1));
        }
        return event instanceof ScalarEvent scalar ? scalar(scalar, here) : new Nothing(here);
    }

    private YamlNode scalar(ScalarEvent scalar, SourceLocation here) {
        checkTag(scalar.getTag());
        boolean isNull = scalar.isPlain() && NULLS.contains(scalar.getValue());
        return isNull ? new Nothing(here) : new Scalar(here, scalar.getValue());
    }

    private List<Entry> entries(KeyPath at, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != ID.MappingEnd; event = next()) {
            SourceLocation here = location;
            String key = key(event);
            KeyPath below = at.key(key);
            Entry entry = new Entry(here, key, node(next(), below, depth));
            Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                problems.add(here, below, "duplicate key", "once; it stands at " + first.location() + " too");
            }
        }
        return List.copyOf(entries.values());
    }

    private String key(Event event) {
        checkAnchor(event);
        if (event instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag());
            return scalar.getValue();
        }
        throw unreadable("a key that is no text", "one word for a key");
    }

    private List<YamlNode> items(KeyPath at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != ID.SequenceEnd; event = next()) {
            items.add(node(event, at.item(items.size()), depth));
        }
        return items;
    }

    private void checkLimits(int depth) {
        nodes++;
        if (depth > DEEPEST) {
            throw unreadable("nested too deep", "at most " + DEEPEST + " levels");
        }
        if (nodes > MOST_NODES) {
            throw unreadable("too many values", "at most " + MOST_NODES);
        }
    }

    private void checkTag(Optional<String> tag) {
        if (tag.isPresent()) {
            problem("tag " + Shown.quoted(tag.get()), "the value without a tag");
        }
    }

    private void checkAnchor(Event event) {
        if (event.getEventId() == ID.Alias) {
            problem("an alias", "the value itself, in quotes if it begins with *; aliases are not taken");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problem("anchor " + Shown.quoted(node.getAnchor().get().getValue()), "the value without an anchor");
        }
    }

    private void problem(String problem, String expected) {
        problems.add(location, path, problem, expected);
    }

    private UnreadableYamlException unreadable(String problem, String expected) {
        return new UnreadableYamlException(new Problem(location, path.toString(), problem, expected));
    }
}
