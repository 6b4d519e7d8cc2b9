package io.sallyport.auth.password;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Tells the operator what is wrong with a users file: each problem on a line of its own, and the same ones once. */
final class Complaints {
    private static final int MOST_SHOWN = 100;

    private final Path path;
    private final Consumer<String> log;
    private List<String> last = List.of();

    Complaints(Path path, Consumer<String> log) {
        this.path = path;
        this.log = log;
    }

    void about(ConfigurationException broken, int usersKept) {
        List<String> messages = messages(broken);
        if (messages.equals(last)) {
            return;
        }
        last = messages;
        log.accept("users file " + path + ": keeps the users from before, " + usersKept + "; what is wrong:");
        messages.stream().limit(MOST_SHOWN).forEach(log);
        if (messages.size() > MOST_SHOWN) {
            log.accept("users file " + path + ": and " + (messages.size() - MOST_SHOWN) + " more");
        }
    }

    /** All is well: whatever comes next is news. */
    void end() {
        last = List.of();
    }

    private static List<String> messages(ConfigurationException broken) {
        return broken.problems().isEmpty()
                ? List.of(String.valueOf(broken.getMessage()))
                : broken.problems().stream().map(Problem::toString).toList();
    }
}
