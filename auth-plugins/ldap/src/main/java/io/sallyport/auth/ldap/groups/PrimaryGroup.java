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

    /** Finds it; nothing where a directory has no such thing, or where it lies outside of the base. */
    List<SearchResultEntry> of(SearchResultEntry user, Searcher searcher) throws LDAPException, DirectoryException {
        Integer relative = user.getAttributeValueAsInteger(PRIMARY);
        if (relative == null) {
            return List.of();
        }
        Sid sid = GroupNaming.sid(user).withLast(relative);
        return base.entries(Filter.createEqualityFilter(GroupNaming.SID, sid.octets()), searcher);
    }
}
