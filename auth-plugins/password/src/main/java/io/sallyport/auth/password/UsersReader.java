package io.sallyport.auth.password;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import io.sallyport.core.spi.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a users file, and checks what an entry alone does not show: its name, and the memory that is configured. */
final class UsersReader {
    private static final int MOST_PROBLEMS = 1000;
    private static final Comparator<Problem> IN_THE_FILES_ORDER = Comparator.comparingInt(
                    (Problem problem) -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column());
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@._-]{1,80}");

    private final ConfigurationFiles files;
    private final int maxMemoryKib;

    UsersReader(ConfigurationFiles files, int maxMemoryKib) {
        this.files = files;
        this.maxMemoryKib = maxMemoryKib;
    }

    /** Reads it, or says everything that is wrong. */
    Users read(Path path) throws ConfigurationException {
        Map<String, UserDocument> entries =
                files.read(path, UsersDocument.class).users();
        List<Problem> problems = new ArrayList<>();
        List<User> users = new ArrayList<>();
        entries.forEach((name, entry) -> user(name, entry, problems).ifPresent(users::add));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream()
                    .sorted(IN_THE_FILES_ORDER)
                    .limit(MOST_PROBLEMS)
                    .toList());
        }
        return new Users(users);
    }

    private Optional<User> user(String name, UserDocument entry, List<Problem> problems) {
        Optional<Problem> wrongName = wrongName(name, entry);
        if (wrongName.isPresent()) {
            problems.add(wrongName.get());
            return Optional.empty();
        }
        try {
            PasswordHash hash = PasswordHash.parse(entry.password(), maxMemoryKib);
            return Optional.of(new User(name, hash, entry.groups(), entry.disabled()));
        } catch (MalformedHashException e) {
            problems.add(new Problem(entry.location(), path(name), "password: " + e.problem(), e.expected()));
            return Optional.empty();
        }
    }

    private static Optional<Problem> wrongName(String name, UserDocument entry) {
        if (!Names.isName(name)) {
            String problem = "a name of " + Names.lengthOf(name) + " octets";
            return Optional.of(new Problem(entry.location(), "users", problem, Names.EXPECTED));
        }
        if (name.equals(Identity.ANONYMOUS_NAME)) {
            String expected = "another; this one is for clients that proved nothing";
            return Optional.of(new Problem(entry.location(), "users", "the name " + name, expected));
        }
        return Optional.empty();
    }

    /** Names the user if that cannot confuse a terminal; the place is there in any case. */
    private static String path(String name) {
        return PLAIN.matcher(name).matches() ? "users." + name : "users";
    }
}
