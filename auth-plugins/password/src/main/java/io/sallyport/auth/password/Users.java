package io.sallyport.auth.password;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users of one state of the file, and a hash that stands in for the users that are not there. */
final class Users {
    private final Map<String, User> byName;
    private final PasswordHash decoy;

    Users(Collection<User> users) {
        byName = users.stream().collect(Collectors.toUnmodifiableMap(User::name, Function.identity()));
        decoy = commonestCost(users).decoy(new SecureRandom());
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** No password matches it; to try costs what it costs for most users. */
    PasswordHash decoy() {
        return decoy;
    }

    int size() {
        return byName.size();
    }

    private static HashCost commonestCost(Collection<User> users) {
        Map<HashCost, Long> counts =
                users.stream().collect(Collectors.groupingBy(user -> user.hash().cost(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .<HashCost>map(Map.Entry::getKey)
                .orElse(Argon2Cost.DEFAULT);
    }
}
