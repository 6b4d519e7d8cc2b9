package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Results;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.auth.ldap.search.Searcher;
import io.sallyport.core.spi.Groups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every way to log in works with.
 *
 * @param directory who is asked
 * @param entries finds users
 * @param filter finds a user by name
 * @param groups finds groups
 * @param searchers makes what searches on a connection
 */
record LoginParts(
        Directory directory, UserEntries entries, FilterTemplate filter, GroupFinder groups, Searchers searchers) {
    private static final Logger log = LoggerFactory.getLogger(LoginParts.class);
    private static final String PROBED_FOR = "sallyport-health-check";

    /** Groups that cannot be found are a fact for policy, which then permits nothing by group. */
    Groups groupsOf(FoundUser user, Searcher searcher) {
        try {
            return Groups.of(groups.groupsOf(user, searcher));
        } catch (LDAPException e) {
            return unknown(user, new DirectoryException(Results.reason(e), Results.describe(e)));
        } catch (DirectoryException e) {
            return unknown(user, e);
        }
    }

    /** Finds them on a connection of the service account, on a second one if the first has died unnoticed. */
    Groups groupsOf(FoundUser user) {
        try {
            return Groups.of(directory.asService(line -> groups.groupsOf(user, searchers.asService(line))));
        } catch (DirectoryException e) {
            return unknown(user, e);
        }
    }

    private static Groups unknown(FoundUser user, DirectoryException why) {
        log.warn("groups of {} are unknown: {}", user.name(), why.why());
        return new Groups.Unknown(why.reason());
    }

    /** Searches for somebody as a login does: a server of which only the root answers is of no use. */
    void probe(Line line) throws LDAPException, DirectoryException {
        // As nobody who follows referrals: another server's failure is not this one's.
        Outcome.of(() -> entries.find(filter, PROBED_FOR, searchers.asUser(line)));
    }
}
