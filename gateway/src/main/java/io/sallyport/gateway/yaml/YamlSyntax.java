package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Turns what the YAML parser says of a malformed file into one line with the right place. */
final class YamlSyntax {
    private static final Pattern MARK = Pattern.compile("in reader, line (\\d{1,9}), column (\\d{1,9})");

    private YamlSyntax() {}

    static Problem problem(JacksonException malformed, String file, KeyPath path) {
        String message = String.valueOf(malformed.getOriginalMessage());
        String problem = message.lines()
                .filter(line -> !line.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        SourceLocation location = location(message, malformed.getLocation(), file);
        return new Problem(location, path.toString(), "malformed YAML: " + problem, "YAML 1.2");
    }

    // The parser's own location is where the last token began; its message ends with where the mistake is.
    private static SourceLocation location(String message, TokenStreamLocation last, String file) {
        return MARK.matcher(message)
                .results()
                .reduce((first, second) -> second)
                .map(mark -> location(mark, file))
                .orElseGet(
                        () -> new SourceLocation(file, Math.max(1, last.getLineNr()), Math.max(1, last.getColumnNr())));
    }

    private static SourceLocation location(MatchResult mark, String file) {
        return new SourceLocation(file, Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2)));
    }
}
