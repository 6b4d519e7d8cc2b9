package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReferralConnector;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import java.util.List;
import java.util.Optional;

/**
 * Searches on one connection.
 *
 * @param connection bound as whoever searches
 * @param referrals where referrals are followed
 * @param max the most entries of one search
 */
public record Searcher(LDAPConnection connection, Optional<ReferralConnector> referrals, int max) {
    /** Gives at most two entries: enough to know whether it is exactly one. */
    public List<SearchResultEntry> atMostTwo(Search search) throws LDAPException {
        return search.atMostTwo(connection, referrals);
    }

    /**
     * Gives every entry.
     *
     * @throws DirectoryException if there are too many
     */
    public List<SearchResultEntry> all(Search search) throws LDAPException, DirectoryException {
        return search.all(connection, referrals, max);
    }
}
