package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.DirectoryException;
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

    /** Groups that cannot be found are a fact for policy, which then permits nothing by group. */
    Groups groupsOf(FoundUser user, Searcher searcher) {
        try {
            return Groups.of(groups.groupsOf(user, searcher));
        } catch (DirectoryException e) {
            log.warn("groups of {} are unknown: {}", user.name(), e.why());
            return new Groups.Unknown(e.reason());
        }
    }
}
