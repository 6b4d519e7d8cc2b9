package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns what the YAML parser says of a malformed file into one line with the right place. */
final class YamlSyntax {
    private YamlSyntax() {}

    /**
     * Makes the problem.
     *
     * @param malformed what the parser says
     * @param text the whole text
     * @param reached how far the tree came
     */
    static Problem problem(YamlEngineException malformed, String text, Problem reached) {
        if (malformed instanceof MarkedYamlEngineException marked) {
            SourceLocation location = marked.getProblemMark()
                    .map(mark -> location(reached.location().file(), mark))
                    .orElse(reached.location());
            return problem(location, reached, text(marked));
        }
        if (malformed instanceof ReaderException unprintable) {
            SourceLocation location = location(reached.location().file(), text, unprintable.getCodePoint());
            return problem(location, reached, String.format("character U+%04X", unprintable.getCodePoint()));
        }
        return problem(reached.location(), reached, String.valueOf(malformed.getMessage()));
    }

    static SourceLocation location(String file, Mark mark) {
        return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Problem problem(SourceLocation location, Problem reached, String problem) {
        String expected = problem.contains("an alias") ? "quotes around a text that begins with *" : "YAML 1.2";
        return new Problem(location, reached.path(), "malformed YAML: " + problem, expected);
    }

    private static String text(MarkedYamlEngineException marked) {
        return marked.getContext() == null ? marked.getProblem() : marked.getContext() + ", " + marked.getProblem();
    }

    private static SourceLocation location(String file, String text, int character) {
        String before = text.substring(0, Math.max(0, text.indexOf(character)));
        int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        return new SourceLocation(file, line, before.length() - before.lastIndexOf('\n'));
    }
}
