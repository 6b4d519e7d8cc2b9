package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.ReferralConnector;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.Optional;

/**
 * Makes what searches on a connection.
 *
 * @param referrals how the service account follows referrals, if it does
 * @param max the most entries of one search
 */
record Searchers(Optional<ReferralConnector> referrals, int max) {
    Searcher asService(LDAPConnection connection) {
        return new Searcher(connection, referrals, max);
    }

    /** A user's search follows nobody. */
    Searcher asUser(LDAPConnection connection) {
        return new Searcher(connection, Optional.empty(), max);
    }
}
