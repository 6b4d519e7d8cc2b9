package io.sallyport.integration.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What docs/active-directory.md tells operators to write and to type, word for word. */
final class Guide {
    private static final Path GUIDE = Path.of("../docs/active-directory.md");
    private static final Path README = Path.of("../README.md");

    private Guide() {}

    /** Its blocks of a language, in order. */
    static List<String> blocks(String language) {
        return find("```" + language + "\\n(.*?)```", GUIDE);
    }

    /** Its part {@code methods} of a configuration. */
    static String methodsBlock() {
        return block("methods:\n");
    }

    /** Its block that begins so. */
    static String block(String beginning) {
        return blocks("yaml").stream()
                .filter(block -> block.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no block " + beginning + " in " + GUIDE));
    }

    /** What it says that the commands print. */
    static String output() {
        return find("((?:    (?:ok |accepted)[^\\n]*\\n)+)", GUIDE).get(0).replaceAll("(?m)^    ", "");
    }

    /** The command that README says. */
    static String readmeCommand() {
        return find("    (echo [^\\n]* auth test [^\\n]*)\\n", README).get(0);
    }

    private static List<String> find(String pattern, Path document) {
        try {
            return Pattern.compile(pattern, Pattern.DOTALL)
                    .matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
