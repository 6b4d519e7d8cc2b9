package io.sallyport.auth.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ReferralConnector;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.sallyport.auth.ldap.connection.DirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search.
 *
 * @param base below which entry, or which entry
 * @param scope how far below
 * @param filter what is said of the entries
 * @param attributes what is asked of them
 */
public record Search(String base, SearchScope scope, Filter filter, List<String> attributes) {
    private static final int PAGE = 500;
    private static final int TWO = 2;

    /** Gives at most two entries: enough to know whether it is exactly one. */
    List<SearchResultEntry> atMostTwo(LDAPConnection connection, Optional<ReferralConnector> referrals)
            throws LDAPException {
        SearchRequest request = request(referrals);
        request.setSizeLimit(TWO);
        try {
            return connection.search(request).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    /**
     * Gives every entry.
     *
     * @throws DirectoryException if there are more than {@code max}
     */
    List<SearchResultEntry> all(LDAPConnection connection, Optional<ReferralConnector> referrals, int max)
            throws LDAPException, DirectoryException {
        List<SearchResultEntry> found = new ArrayList<>();
        ASN1OctetString cookie = null;
        do {
            SearchRequest request = request(referrals);
            request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
            SearchResult page = connection.search(request);
            found.addAll(page.getSearchEntries());
            if (found.size() > max) {
                throw new DirectoryException(DirectoryException.ERROR, "more than " + max + " entries of " + filter);
            }
            cookie = cookie(page);
        } while (cookie != null);
        return found;
    }

    private static @Nullable ASN1OctetString cookie(SearchResult page) throws LDAPException {
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
        return answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
    }

    private SearchRequest request(Optional<ReferralConnector> referrals) {
        SearchRequest request = new SearchRequest(base, scope, filter, attributes.toArray(String[]::new));
        request.setFollowReferrals(referrals.isPresent());
        referrals.ifPresent(request::setReferralConnector);
        return request;
    }
}
