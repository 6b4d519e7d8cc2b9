package io.sallyport.auth.ldap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.GroupsConfig;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.groups.GroupSource;
import io.sallyport.auth.ldap.search.Searcher;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds the groups of a user, and remembers them for a while. */
final class GroupFinder {
    private static final long MOST_USERS = 20_000;

    private final GroupSource source;
    private final int max;
    private final Stall stall;
    private final Cache<Key, Set<String>> known;

    GroupFinder(GroupSource source, GroupsConfig config, Stall stall, Clock clock) {
        this.source = source;
        this.max = config.max();
        this.stall = stall;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterWrite(config.cache())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * What groups are remembered by.
     *
     * @param kind whether {@code name} is an entry's or another method's, and who was shown the groups
     * @param name a DN, or the name of an identity
     */
    private record Key(String kind, String name) {
        static Key entry(FoundUser user, Searcher searcher) throws LDAPException {
            return new Key(searcher.asker().name(), user.entry().getParsedDN().toNormalizedString());
        }

        static Key identity(String name) {
            return new Key("identity", name);
        }
    }

    /** Finds all groups, or fails. */
    Set<String> groupsOf(FoundUser user, Searcher searcher) throws LDAPException, DirectoryException {
        Key key = Key.entry(user, searcher);
        Set<String> remembered = known.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        Set<String> found =
                Set.copyOf(stall.search(key.name(), () -> source.groupsOf(user.entry(), user.name(), searcher)));
        if (found.size() > max) {
            throw new DirectoryException(
                    DirectoryException.ERROR, found.size() + " groups (expected: at most " + max + ")");
        }
        known.put(key, found);
        return found;
    }

    /** What was found for a name that another method authenticated. */
    Optional<Set<String>> remembered(String identity) {
        return Optional.ofNullable(known.getIfPresent(Key.identity(identity)));
    }

    void remember(String identity, Set<String> groups) {
        known.put(Key.identity(identity), Set.copyOf(groups));
    }
}
