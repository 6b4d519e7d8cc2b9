package io.sallyport.auth.password;

import io.sallyport.core.spi.config.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The grammar of a users file: {@code users}, and below it a mapping from names to {@link UserYaml}. */
final class UsersYaml {
    private static final String ROOT = "(file)";

    private final YamlCursor cursor;
    private final int maxMemoryKib;
    private final List<User> users = new ArrayList<>();
    private boolean hasUsers;

    UsersYaml(YamlCursor cursor, int maxMemoryKib) {
        this.cursor = cursor;
        this.maxMemoryKib = maxMemoryKib;
    }

    /** Reads it all; what is wrong, the cursor knows. */
    Users read() {
        try {
            readDocument();
        } catch (JacksonException e) {
            cursor.malformed(e);
        }
        return new Users(users);
    }

    private void readDocument() {
        SourceLocation start = cursor.here();
        if (cursor.advance()) {
            cursor.mapping("", this::readTop);
        }
        if (!hasUsers) {
            cursor.problem(start, "users", "missing", "a mapping from user names");
        }
        if (cursor.advance()) {
            cursor.problem(cursor.here(), ROOT, "a second document", "one document");
        }
    }

    private void readTop(YamlKey key) {
        if (key.name().equals("users")) {
            hasUsers = true;
            cursor.mapping(
                    key.path(),
                    user -> new UserYaml(cursor, user, maxMemoryKib).read().ifPresent(users::add));
        } else {
            cursor.problem(key.location(), key.path(), "unknown key", "users");
        }
    }
}
