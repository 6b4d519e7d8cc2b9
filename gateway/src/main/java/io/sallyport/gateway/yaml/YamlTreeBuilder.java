package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.YamlNode.Entry;
import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Nothing;
import io.sallyport.gateway.yaml.YamlNode.Scalar;
import io.sallyport.gateway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Builds the tree from the parser's tokens, within bounds, and notes what a configuration may not contain. */
final class YamlTreeBuilder {
    static final int DEEPEST = 64;
    static final int MOST_NODES = 1_000_000;

    private final YAMLParser parser;
    private final String file;
    private final Problems problems;
    private KeyPath path = KeyPath.ROOT;
    private int nodes;

    YamlTreeBuilder(YAMLParser parser, String file, Problems problems) {
        this.parser = parser;
        this.file = file;
        this.problems = problems;
    }

    /** How far it came. */
    KeyPath path() {
        return path;
    }

    Optional<YamlNode> build() {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        YamlNode root = node(KeyPath.ROOT, 0);
        path = KeyPath.ROOT;
        if (parser.nextToken() != null) {
            problem("a second document", "one document in a file");
        }
        return Optional.of(root);
    }

    private YamlNode node(KeyPath at, int depth) {
        path = at;
        checkLimits(depth);
        checkPlain();
        SourceLocation location = location();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Mapping(location, entries(at, depth + 1));
        }
        if (token == JsonToken.START_ARRAY) {
            return new Sequence(location, items(at, depth + 1));
        }
        return token == JsonToken.VALUE_NULL ? new Nothing(location) : new Scalar(location, parser.getString());
    }

    private List<Entry> entries(KeyPath at, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            path = at.key(key);
            SourceLocation location = location();
            checkAnchor();
            parser.nextToken();
            Entry entry = new Entry(location, key, node(at.key(key), depth));
            Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                problems.add(location, at.key(key), "duplicate key", "once; it stands at " + first.location() + " too");
            }
        }
        return List.copyOf(entries.values());
    }

    private List<YamlNode> items(KeyPath at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(at.item(items.size()), depth));
        }
        return items;
    }

    private void checkLimits(int depth) {
        nodes++;
        if (depth > DEEPEST) {
            throw tooMuch("nested too deep", "at most " + DEEPEST + " levels");
        }
        if (nodes > MOST_NODES) {
            throw tooMuch("too many values", "at most " + MOST_NODES);
        }
    }

    private YamlLimitException tooMuch(String problem, String expected) {
        return new YamlLimitException(new Problem(location(), path.toString(), problem, expected));
    }

    private void checkPlain() {
        if (parser.isCurrentAlias()) {
            problem("alias", "the value itself; anchors and aliases are not taken");
        }
        if (parser.getTypeId() != null) {
            problem("tag " + Shown.quoted(parser.getTypeId()), "the value without a tag");
        }
        checkAnchor();
    }

    private void checkAnchor() {
        if (parser.getObjectId() != null) {
            problem("anchor " + Shown.quoted(parser.getObjectId()), "the value without an anchor");
        }
    }

    private void problem(String problem, String expected) {
        problems.add(location(), path, problem, expected);
    }

    private SourceLocation location() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new SourceLocation(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
