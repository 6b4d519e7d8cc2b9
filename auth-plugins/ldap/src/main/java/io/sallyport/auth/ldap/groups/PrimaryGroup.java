package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.List;

/** Active Directory: the one group that no other attribute names. */
final class PrimaryGroup {
    private static final String PRIMARY = "primaryGroupID";

    private final GroupBase base;

    PrimaryGroup(GroupBase base) {
        this.base = base;
    }

    List<String> attributes() {
        return List.of(PRIMARY, GroupNaming.SID);
    }

    /** Finds it; nothing where a directory has no such thing, or where groups outside of the base do not count. */
    List<SearchResultEntry> of(SearchResultEntry user, Searcher searcher) throws LDAPException, DirectoryException {
        if (!user.hasAttribute(PRIMARY) && !user.hasAttribute(GroupNaming.SID)) {
            return List.of();
        }
        Integer relative = user.getAttributeValueAsInteger(PRIMARY);
        if (relative == null) {
            throw new DirectoryException(DirectoryException.ERROR, user.getDN() + " shows no " + PRIMARY);
        }
        Sid sid = GroupNaming.sid(user).withLast(relative);
        List<SearchResultEntry> found =
                base.entries(Filter.createEqualityFilter(GroupNaming.SID, sid.octets()), searcher);
        if (found.isEmpty()) {
            base.requireElsewhereDoesNotCount(sid);
        }
        return found;
    }

    /** Finds it in Active Directory, where everybody has one. */
    List<SearchResultEntry> required(SearchResultEntry user, Searcher searcher)
            throws LDAPException, DirectoryException {
        if (!user.hasAttribute(PRIMARY)) {
            throw new DirectoryException(DirectoryException.ERROR, user.getDN() + " shows no " + PRIMARY);
        }
        return of(user, searcher);
    }
}
