package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;

/**
 * One search.
 *
 * @param base below which entry, or which entry
 * @param scope how far below
 * @param filter what is said of the entries
 * @param attributes what is asked of them
 */
public record Search(String base, SearchScope scope, Filter filter, List<String> attributes) {
    /** What is sent; a referral is never followed by the SDK, which would ask any server. */
    SearchRequest request(Harvest harvest) {
        SearchRequest request = new SearchRequest(harvest, base, scope, filter, attributes.toArray(String[]::new));
        request.setFollowReferrals(false);
        return request;
    }

    /**
     * The same where a referral points. RFC 4511 4.1.10 lets the URL have a scope and a filter too, but whoever writes it
     * must not choose who is found.
     */
    Search at(LDAPURL url) {
        return new Search(url.baseDNProvided() ? url.getBaseDN().toString() : base, scope, filter, attributes);
    }
}
