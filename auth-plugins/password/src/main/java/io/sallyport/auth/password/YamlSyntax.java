package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Says in one line what is malformed, and where, without a line of the file in it: that might hold a secret. */
final class YamlSyntax {
    private static final Pattern PLACE = Pattern.compile("in reader, line (\\d{1,9}), column (\\d{1,9})");

    private YamlSyntax() {}

    static Problem problem(String file, JacksonException malformed) {
        String message = String.valueOf(malformed.getOriginalMessage());
        // The last place is that of the mistake, the ones before say what it is part of.
        SourceLocation location = PLACE.matcher(message)
                .results()
                .reduce((first, second) -> second)
                .map(place -> location(file, place))
                .orElseGet(() -> new SourceLocation(file, 1, 1));
        String problem = message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
        return new Problem(location, "(file)", "malformed YAML: " + problem, "YAML");
    }

    private static SourceLocation location(String file, MatchResult place) {
        return new SourceLocation(file, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }
}
