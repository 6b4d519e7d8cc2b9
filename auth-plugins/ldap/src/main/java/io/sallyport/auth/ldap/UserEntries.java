package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.sallyport.auth.ldap.search.FilterTemplate;
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
    FoundUser find(FilterTemplate filter, String user, Searcher searcher) throws LDAPException, LoginRefusedException {
        Filter filled = filter.fill(Map.of(FilterTemplate.USER, user));
        return only(searcher.atMostTwo(new Search(base, SearchScope.SUB, filled, attributes)));
    }

    /** Reads it. */
    FoundUser read(String dn, Searcher searcher) throws LDAPException, LoginRefusedException {
        return only(searcher.atMostTwo(new Search(dn, SearchScope.BASE, ANY, attributes)));
    }

    private FoundUser only(List<SearchResultEntry> entries) throws LoginRefusedException {
        if (entries.size() != 1) {
            throw new LoginRefusedException(entries.isEmpty() ? Reasons.UNKNOWN_USER : Reasons.AMBIGUOUS_USER);
        }
        String[] names = entries.get(0).getAttributeValues(nameAttribute);
        if (names == null || names.length != 1 || !isName(names[0])) {
            throw new LoginRefusedException(Reasons.NO_NAME);
        }
        return new FoundUser(entries.get(0), names[0]);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MOST_CHARACTERS
                && name.chars().noneMatch(Character::isISOControl);
    }
}
