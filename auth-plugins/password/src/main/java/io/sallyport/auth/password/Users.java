package io.sallyport.auth.password;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users of one state of the file, and hashes that stand in for the users that are not there. */
final class Users {
    private final Map<String, User> byName;
    private final Decoys decoys;

    Users(Collection<User> users) {
        byName = users.stream().collect(Collectors.toUnmodifiableMap(User::name, Function.identity()));
        List<HashCost> costs = users.stream().map(user -> user.hash().cost()).toList();
        decoys = new Decoys(costs.isEmpty() ? List.of(Argon2Cost.DEFAULT) : costs);
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** No password matches it; to try costs what it costs for some user, for one name always the same. */
    PasswordHash decoyFor(String name) {
        return decoys.of(name);
    }

    int size() {
        return byName.size();
    }
}
