package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import java.io.StringReader;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML text into a tree: one document, no anchors, no aliases, no tags, no key twice. */
public final class YamlReader {
    static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loadSettings(
                    LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build())
            .build();

    private YamlReader() {}

    /**
     * Reads a text.
     *
     * @param file its name in messages
     * @param text the whole text
     */
    public static YamlDocument read(String file, String text) {
        Problems problems = new Problems();
        if (text.length() > MOST_CHARACTERS) {
            problems.add(new SourceLocation(file, 1, 1), KeyPath.ROOT, "too long", "at most 8 MiB");
            return new YamlDocument(Optional.empty(), problems.inOrder());
        }
        try (YAMLParser parser = parser(text)) {
            return read(new YamlTreeBuilder(parser, file, problems), file, problems);
        }
    }

    private static YamlDocument read(YamlTreeBuilder builder, String file, Problems problems) {
        Optional<YamlNode> root = Optional.empty();
        try {
            root = builder.build();
        } catch (YamlLimitException tooMuch) {
            problems.add(tooMuch.problem());
        } catch (JacksonException malformed) {
            problems.add(YamlSyntax.problem(malformed, file, builder.path()));
        }
        return new YamlDocument(root, problems.inOrder());
    }

    private static YAMLParser parser(String text) {
        return (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), new StringReader(text));
    }
}
