package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Referrals;
import io.sallyport.auth.ldap.search.Searcher;
import io.sallyport.auth.ldap.search.Searcher.Asker;
import java.util.Optional;

/**
 * Makes what searches on a connection.
 *
 * @param referrals how the service account follows referrals, if it does
 * @param max the most entries of one search
 */
record Searchers(Optional<Referrals> referrals, int max) {
    Searcher asService(Line line) {
        return new Searcher(line, referrals, max, Asker.SERVICE);
    }

    /** A user's search follows nobody. */
    Searcher asUser(Line line) {
        return new Searcher(line, Optional.empty(), max, Asker.USER);
    }
}
