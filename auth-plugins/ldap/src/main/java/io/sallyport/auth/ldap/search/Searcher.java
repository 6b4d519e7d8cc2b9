package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Referrals;
import java.util.List;
import java.util.Optional;

/**
 * Searches on one connection.
 *
 * @param line bound as whoever searches
 * @param referrals how referrals are followed, if they are
 * @param max the most entries of one search
 * @param asker who searches: not everybody is shown the same
 */
public record Searcher(Line line, Optional<Referrals> referrals, int max, Asker asker) {
    /** Who searches. */
    public enum Asker {
        SERVICE,
        USER
    }

    /** Finds the one entry, as far as this directory has it. */
    public Match one(Search search) throws LDAPException, DirectoryException {
        return new Walk(search, referrals, 1).one(line);
    }

    /**
     * Gives every entry.
     *
     * @throws DirectoryException if there are too many, or some are with a server that is not asked
     */
    public List<SearchResultEntry> all(Search search) throws LDAPException, DirectoryException {
        return new Walk(search, referrals, max).all(line);
    }
}
