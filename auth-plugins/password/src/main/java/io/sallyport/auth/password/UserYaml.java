package io.sallyport.auth.password;

import io.sallyport.auth.password.YamlCursor.Key;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of one user in a users file: {@code password}, and if need be {@code groups} and {@code disabled}. */
final class UserYaml {
    private static final int MOST_OCTETS = 255;
    private static final String NAME_FORM = "1 to 255 octets, no control characters";

    private final YamlCursor cursor;
    private final Key user;
    private final int maxMemoryKib;
    private final Set<String> groups = new HashSet<>();
    private Optional<PasswordHash> hash = Optional.empty();
    private boolean hasPassword;
    private boolean disabled;

    UserYaml(YamlCursor cursor, Key user, int maxMemoryKib) {
        this.cursor = cursor;
        this.user = user;
        this.maxMemoryKib = maxMemoryKib;
    }

    /** Reads it; answers empty if there is something wrong with it. */
    Optional<User> read() {
        int before = cursor.problems().size();
        if (!isName(user.name())) {
            cursor.problem(user.location(), user.path(), "no user name", NAME_FORM);
        }
        cursor.mapping(user.path(), this::readKey);
        if (!hasPassword && cursor.problems().size() == before) {
            cursor.problem(user.location(), user.path() + ".password", "missing", "a password hash");
        }
        return cursor.problems().size() == before
                ? hash.map(known -> new User(user.name(), known, groups, disabled))
                : Optional.empty();
    }

    private void readKey(Key key) {
        switch (key.name()) {
            case "password" -> readPassword(key);
            case "groups" -> readGroups(key);
            case "disabled" -> readDisabled(key);
            default -> cursor.problem(key.location(), key.path(), "unknown key", "password, groups or disabled");
        }
    }

    private void readPassword(Key key) {
        hasPassword = true;
        SourceLocation location = cursor.here();
        Optional<String> text = cursor.text(key.path());
        try {
            if (text.isPresent()) {
                hash = Optional.of(PasswordHash.parse(text.get(), maxMemoryKib));
            }
        } catch (MalformedHashException e) {
            cursor.problem(location, key.path(), e.problem(), e.expected());
        }
    }

    private void readGroups(Key key) {
        SourceLocation location = cursor.here();
        List<String> names = cursor.texts(key.path());
        for (String name : names) {
            if (!isName(name)) {
                cursor.problem(location, key.path(), "group " + Shown.quoted(name), NAME_FORM);
            }
        }
        groups.addAll(names);
    }

    private void readDisabled(Key key) {
        SourceLocation location = cursor.here();
        Optional<String> text = cursor.text(key.path());
        disabled = text.filter("true"::equals).isPresent();
        if (text.isPresent() && !disabled && !text.get().equals("false")) {
            cursor.problem(location, key.path(), Shown.quoted(text.get()), "true or false");
        }
    }

    private static boolean isName(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        return octets >= 1 && octets <= MOST_OCTETS && text.chars().noneMatch(Character::isISOControl);
    }
}
