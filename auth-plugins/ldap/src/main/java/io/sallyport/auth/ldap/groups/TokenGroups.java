package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Match;
import io.sallyport.auth.ldap.search.Search;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Active Directory: the groups of the user's security token, nested ones and the primary group included. */
final class TokenGroups implements GroupSource {
    private static final String TOKEN_GROUPS = "tokenGroups";
    private static final int MOST_IN_A_FILTER = 50;

    private final GroupBase base;
    private final GroupNames names;

    TokenGroups(GroupBase base, GroupNames names) {
        this.base = base;
        this.names = names;
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException {
        List<Sid> sids = sids(user.getDN(), searcher);
        if (names == GroupNames.SID) {
            Set<String> texts = new LinkedHashSet<>();
            sids.forEach(sid -> texts.add(sid.toString()));
            return texts;
        }
        Set<String> groups = new LinkedHashSet<>();
        for (int from = 0; from < sids.size(); from += MOST_IN_A_FILTER) {
            groups.addAll(named(sids.subList(from, Math.min(sids.size(), from + MOST_IN_A_FILTER)), searcher));
        }
        return groups;
    }

    private Set<String> named(List<Sid> sids, Searcher searcher) throws LDAPException, DirectoryException {
        List<SearchResultEntry> found = base.entries(anyOf(sids), searcher, GroupNaming.SID);
        Map<String, Sid> missing = new LinkedHashMap<>();
        sids.forEach(sid -> missing.put(sid.toString(), sid));
        for (SearchResultEntry group : found) {
            missing.remove(GroupNaming.sid(group).toString());
        }
        for (Sid sid : missing.values()) {
            base.requireElsewhereDoesNotCount(sid);
        }
        return base.names(found);
    }

    /** It is computed when an entry alone is read, and only then. */
    private static List<Sid> sids(String dn, Searcher searcher) throws LDAPException, DirectoryException {
        Filter any = Filter.createPresenceFilter("objectClass");
        Match user = searcher.one(new Search(dn, SearchScope.BASE, any, List.of(TOKEN_GROUPS)));
        byte[][] values = user instanceof Match.One one ? one.entry().getAttributeValueByteArrays(TOKEN_GROUPS) : null;
        if (values == null) {
            throw new DirectoryException(DirectoryException.ERROR, dn + " shows no " + TOKEN_GROUPS);
        }
        List<Sid> sids = new ArrayList<>();
        for (byte[] value : values) {
            sids.add(GroupNaming.sid(value));
        }
        return sids;
    }

    private static Filter anyOf(List<Sid> sids) {
        return Filter.createORFilter(sids.stream()
                .map(sid -> Filter.createEqualityFilter(GroupNaming.SID, sid.octets()))
                .toList());
    }
}
