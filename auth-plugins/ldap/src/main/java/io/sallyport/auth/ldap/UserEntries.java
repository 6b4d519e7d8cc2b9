package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.auth.ldap.search.Match;
import io.sallyport.auth.ldap.search.Search;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.List;
import java.util.Map;

/** Finds the one entry of a user. */
final class UserEntries {
    private static final Filter ANY = Filter.createPresenceFilter("objectClass");
    private static final int MOST_CHARACTERS = 512;

    private final String base;
    private final String nameAttribute;
    private final List<String> attributes;

    UserEntries(String base, String nameAttribute, List<String> attributes) {
        this.base = base;
        this.nameAttribute = nameAttribute;
        this.attributes = attributes;
    }

    /** Finds it by a filter. */
    FoundUser find(FilterTemplate filter, String user, Searcher searcher)
            throws LDAPException, LoginRefusedException, DirectoryException {
        Filter filled = filter.fill(Map.of(FilterTemplate.USER, user));
        FoundUser found = only(searcher.one(new Search(base, SearchScope.SUB, filled, attributes)));
        if (!filter.comparesUserWith(nameAttribute)) {
            requireNobodyElseHasTheName(found, searcher);
        }
        return found;
    }

    /** Reads it. */
    FoundUser read(String dn, Searcher searcher) throws LDAPException, LoginRefusedException, DirectoryException {
        FoundUser found = only(searcher.one(new Search(dn, SearchScope.BASE, ANY, attributes)));
        if (!found.entry().getRDN().hasAttribute(nameAttribute)) {
            requireNobodyElseHasTheName(found, searcher);
        }
        return found;
    }

    /** The name was not what was searched for: an entry could have another one's. */
    private void requireNobodyElseHasTheName(FoundUser found, Searcher searcher)
            throws LDAPException, LoginRefusedException, DirectoryException {
        Filter named = Filter.createEqualityFilter(nameAttribute, found.name());
        Match match = searcher.one(new Search(base, SearchScope.SUB, named, List.of(nameAttribute)));
        boolean same = match instanceof Match.One one
                && one.entry().getParsedDN().equals(found.entry().getParsedDN());
        if (!same) {
            throw new LoginRefusedException(Reasons.AMBIGUOUS_USER);
        }
    }

    private FoundUser only(Match match) throws LoginRefusedException {
        if (match instanceof Match.One one) {
            return named(one.entry());
        }
        throw new LoginRefusedException(match instanceof Match.None ? Reasons.UNKNOWN_USER : Reasons.AMBIGUOUS_USER);
    }

    private FoundUser named(SearchResultEntry entry) throws LoginRefusedException {
        String[] names = entry.getAttributeValues(nameAttribute);
        if (names == null || names.length != 1 || !isName(names[0])) {
            throw new LoginRefusedException(Reasons.NO_NAME);
        }
        return new FoundUser(entry, names[0]);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MOST_CHARACTERS
                && name.chars().noneMatch(Character::isISOControl);
    }
}
