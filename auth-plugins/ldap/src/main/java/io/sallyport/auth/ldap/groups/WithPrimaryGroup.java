package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Adds the primary group to others. */
final class WithPrimaryGroup implements GroupSource {
    private final GroupSource others;
    private final PrimaryGroup primary;
    private final GroupBase base;

    WithPrimaryGroup(GroupSource others, PrimaryGroup primary, GroupBase base) {
        this.others = others;
        this.primary = primary;
        this.base = base;
    }

    @Override
    public List<String> attributes() {
        return Stream.concat(others.attributes().stream(), primary.attributes().stream())
                .toList();
    }

    @Override
    public Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException {
        Set<String> groups = new LinkedHashSet<>(others.groupsOf(user, name, searcher));
        groups.addAll(base.names(primary.of(user, searcher)));
        return groups;
    }
}
