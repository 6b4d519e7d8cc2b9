package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups that a search finds, such as those of class {@code groupOfNames} with the user as a member. */
final class SearchedGroups implements GroupSource {
    private final GroupBase base;
    private final FilterTemplate filter;

    SearchedGroups(GroupBase base, FilterTemplate filter) {
        this.base = base;
        this.filter = filter;
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException {
        Map<String, String> values = Map.of(FilterTemplate.DN, user.getDN(), FilterTemplate.USER, name);
        return base.names(filter.fill(values), searcher);
    }
}
