package io.sallyport.integration.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/active-directory.md tells operators to write, word for word. */
final class Guide {
    private static final Pattern METHODS = Pattern.compile("```yaml\\n(methods:\\n.*?)```", Pattern.DOTALL);

    private Guide() {}

    /** Its part {@code methods} of a configuration. */
    static String methodsBlock() {
        try {
            Matcher found = METHODS.matcher(Files.readString(Path.of("../docs/active-directory.md")));
            if (!found.find()) {
                throw new IllegalStateException("no methods in docs/active-directory.md");
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
