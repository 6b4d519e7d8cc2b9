package io.sallyport.auth.password;

import io.sallyport.core.spi.config.SourceLocation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of one user in a users file: {@code password}, and if need be {@code groups} and {@code disabled}. */
final class UserYaml {
    private final YamlCursor cursor;
    private final YamlKey user;
    private final int maxMemoryKib;
    private final Set<String> groups = new HashSet<>();
    private Optional<PasswordHash> hash = Optional.empty();
    private boolean hasPassword;
    private boolean disabled;

    UserYaml(YamlCursor cursor, YamlKey user, int maxMemoryKib) {
        this.cursor = cursor;
        this.user = user;
        this.maxMemoryKib = maxMemoryKib;
    }

    /** Reads it; answers empty if there is something wrong with it. */
    Optional<User> read() {
        int before = cursor.problems().size();
        if (!Names.isName(user.name())) {
            cursor.problem(user.location(), user.path(), "no user name", Names.EXPECTED);
        }
        cursor.mapping(user.path(), this::readKey);
        if (!hasPassword && cursor.problems().size() == before) {
            cursor.problem(user.location(), user.path() + ".password", "missing", "a password hash");
        }
        return cursor.problems().size() == before
                ? hash.map(known -> new User(user.name(), known, groups, disabled))
                : Optional.empty();
    }

    private void readKey(YamlKey key) {
        switch (key.name()) {
            case "password" -> readPassword(key);
            case "groups" -> readGroups(key);
            case "disabled" -> readDisabled(key);
            default -> cursor.problem(key.location(), key.path(), "unknown key", "password, groups or disabled");
        }
    }

    private void readPassword(YamlKey key) {
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

    private void readGroups(YamlKey key) {
        SourceLocation location = cursor.here();
        List<String> names = cursor.texts(key.path());
        for (String name : names) {
            if (!Names.isName(name)) {
                cursor.problem(location, key.path(), "group " + Shown.quoted(name), Names.EXPECTED);
            }
        }
        groups.addAll(names);
    }

    private void readDisabled(YamlKey key) {
        SourceLocation location = cursor.here();
        Optional<String> text = cursor.text(key.path());
        disabled = text.filter("true"::equals).isPresent();
        if (text.isPresent() && !disabled && !text.get().equals("false")) {
            cursor.problem(location, key.path(), Shown.quoted(text.get()), "true or false");
        }
    }
}
