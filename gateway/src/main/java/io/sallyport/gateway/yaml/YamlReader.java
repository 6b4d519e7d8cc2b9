package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML text into a tree: one document, no anchors, no aliases, no tags, no key twice. */
public final class YamlReader {
    static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private YamlReader() {}

    /**
     * Reads a text.
     *
     * @param file its name in messages
     * @param text the whole text
     */
    public static YamlDocument read(String file, String text) {
        Problems problems = new Problems();
        Optional<YamlNode> root = Optional.empty();
        if (text.length() > MOST_CHARACTERS) {
            problems.add(new SourceLocation(file, 1, 1), KeyPath.ROOT, "too long", "at most 8 MiB");
        } else {
            root = read(new YamlTreeBuilder(events(file, text), file, problems), text, problems);
        }
        return new YamlDocument(root, problems.inOrder());
    }

    private static Optional<YamlNode> read(YamlTreeBuilder builder, String text, Problems problems) {
        try {
            return builder.build();
        } catch (UnreadableYamlException unreadable) {
            problems.add(unreadable.problem());
        } catch (YamlEngineException malformed) {
            problems.add(YamlSyntax.problem(malformed, text, builder.here()));
        }
        return Optional.empty();
    }

    private static Iterator<Event> events(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        return new Parse(settings).parseString(text).iterator();
    }
}
