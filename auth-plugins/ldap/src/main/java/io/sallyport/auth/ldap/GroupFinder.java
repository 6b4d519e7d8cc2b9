package io.sallyport.auth.ldap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.GroupsConfig;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Results;
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
    private final Cache<String, Set<String>> known;

    GroupFinder(GroupSource source, GroupsConfig config, Clock clock) {
        this.source = source;
        this.max = config.max();
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterWrite(config.cache())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** Finds all groups, or fails. */
    Set<String> groupsOf(FoundUser user, Searcher searcher) throws DirectoryException {
        try {
            String key = user.entry().getParsedDN().toNormalizedString();
            Set<String> remembered = known.getIfPresent(key);
            if (remembered != null) {
                return remembered;
            }
            Set<String> found = source.groupsOf(user.entry(), user.name(), searcher);
            if (found.size() > max) {
                throw new DirectoryException(
                        DirectoryException.ERROR, found.size() + " groups (expected: at most " + max + ")");
            }
            known.put(key, Set.copyOf(found));
            return found;
        } catch (LDAPException e) {
            throw new DirectoryException(Results.reason(e), Results.describe(e));
        }
    }

    /** What was found for a name that another method authenticated. */
    Optional<Set<String>> remembered(String identity) {
        return Optional.ofNullable(known.getIfPresent(key(identity)));
    }

    void remember(String identity, Set<String> groups) {
        known.put(key(identity), Set.copyOf(groups));
    }

    /** No DN looks like this. */
    private static String key(String identity) {
        return "\0" + identity;
    }
}
