package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Active Directory: the groups that have the user as a member, directly or through other groups. */
final class NestedGroups implements GroupSource {
    private static final String MEMBER = "member";
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";

    private final GroupBase base;
    private final Optional<PrimaryGroup> primary;

    NestedGroups(GroupBase base, Optional<PrimaryGroup> primary) {
        this.base = base;
        this.primary = primary;
    }

    @Override
    public List<String> attributes() {
        return primary.map(PrimaryGroup::attributes).orElse(List.of());
    }

    @Override
    public Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException {
        Set<String> groups = new LinkedHashSet<>(containing(user.getDN(), searcher));
        if (primary.isPresent()) {
            List<SearchResultEntry> found = primary.get().required(user, searcher);
            groups.addAll(base.names(found));
            for (SearchResultEntry group : found) {
                groups.addAll(containing(group.getDN(), searcher));
            }
        }
        return groups;
    }

    private Set<String> containing(String dn, Searcher searcher) throws LDAPException, DirectoryException {
        return base.names(Filter.createExtensibleMatchFilter(MEMBER, IN_CHAIN, false, dn), searcher);
    }
}
