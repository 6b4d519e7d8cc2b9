package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Goes through a YAML text value by value, and collects what is wrong with it; it knows no anchors and no tags. */
final class YamlCursor {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(UsersFileReader.MOST_OCTETS)
                    .setAllowDuplicateKeys(true)
                    .build())
            .build();

    private final String file;
    private final YAMLParser parser;
    private final List<Problem> problems = new ArrayList<>();

    YamlCursor(String file, String text) {
        this.file = file;
        this.parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** What is wrong so far. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Goes to the next value; answers whether there is one. */
    boolean advance() {
        return parser.nextToken() != null;
    }

    /** Reads a mapping: hands out every key, once, with the cursor at its value, which the taker may read or leave. */
    void mapping(String path, Consumer<YamlKey> taker) {
        if (!isPlain(path) || !is(JsonToken.START_OBJECT, path, "a mapping")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            YamlKey key = new YamlKey(parser.currentName(), here(), Shown.path(path, parser.currentName()));
            parser.nextToken();
            if (seen.add(key.name())) {
                taker.accept(key);
            } else {
                problem(key.location(), key.path(), "duplicate key", "it once");
            }
            parser.skipChildren();
        }
    }

    /** Reads a list of texts. */
    List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        if (isPlain(path) && is(JsonToken.START_ARRAY, path, "a list")) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                text(path + "[" + texts.size() + "]").ifPresent(texts::add);
                parser.skipChildren();
            }
        }
        return texts;
    }

    /** Reads a text. */
    Optional<String> text(String path) {
        boolean isText = parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL;
        if (!isPlain(path)) {
            return Optional.empty();
        }
        if (!isText) {
            problem(here(), path, "no text", "a text");
            return Optional.empty();
        }
        return Optional.of(parser.getString());
    }

    /** Notes a problem. */
    void problem(SourceLocation location, String path, String problem, String expected) {
        problems.add(new Problem(location, path, problem, expected));
    }

    /** Notes that the text is no YAML. */
    void malformed(JacksonException e) {
        problems.add(YamlSyntax.problem(file, e));
    }

    /** Where the cursor is. */
    SourceLocation here() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new SourceLocation(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private boolean is(JsonToken wanted, String path, String expected) {
        boolean found = parser.currentToken() == wanted;
        if (!found) {
            problem(here(), path, "no " + expected.substring(2), expected);
        }
        return found;
    }

    private boolean isPlain(String path) {
        boolean plain = !parser.isCurrentAlias() && parser.getObjectId() == null && parser.getTypeId() == null;
        if (!plain) {
            problem(here(), path, "an anchor, an alias or a tag", "the value itself");
        }
        return plain;
    }
}
