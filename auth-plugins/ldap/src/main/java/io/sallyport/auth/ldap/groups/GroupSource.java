package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.List;
import java.util.Set;

/** Finds the groups of a user: all of them, or it fails. */
public interface GroupSource {
    /** What it needs of the user's entry. */
    List<String> attributes();

    /**
     * Finds them.
     *
     * @param user the user's entry, with {@link #attributes()}
     * @param name the user's name
     * @param searcher who asks the directory
     */
    Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException;
}
