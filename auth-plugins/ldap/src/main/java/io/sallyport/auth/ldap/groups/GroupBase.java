package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Search;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches for groups.
 *
 * @param base below which entry they are
 * @param chosen whether the configuration says so: groups elsewhere then do not count, otherwise they are missing
 * @param naming what they are called
 */
record GroupBase(String base, boolean chosen, GroupNaming naming) {
    /** A group of which the user is a member is not there; policy may deny by it. */
    void requireElsewhereDoesNotCount(Sid missing) throws DirectoryException {
        if (!chosen) {
            throw new DirectoryException(
                    DirectoryException.ERROR,
                    "no group " + missing + " below " + base + " (expected: it, or groups.base, or names: sid)");
        }
    }

    List<SearchResultEntry> entries(Filter filter, Searcher searcher) throws LDAPException, DirectoryException {
        return searcher.all(new Search(base, SearchScope.SUB, filter, naming.attributes()));
    }

    List<SearchResultEntry> entries(Filter filter, Searcher searcher, String attribute)
            throws LDAPException, DirectoryException {
        return searcher.all(new Search(base, SearchScope.SUB, filter, List.of(attribute)));
    }

    Set<String> names(Filter filter, Searcher searcher) throws LDAPException, DirectoryException {
        return names(entries(filter, searcher));
    }

    Set<String> names(List<SearchResultEntry> entries) throws LDAPException, DirectoryException {
        Set<String> names = new LinkedHashSet<>();
        for (SearchResultEntry entry : entries) {
            names.add(naming.of(entry));
        }
        return names;
    }
}
