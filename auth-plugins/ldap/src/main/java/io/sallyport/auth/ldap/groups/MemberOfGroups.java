package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.search.Searcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The groups that the user's entry names in {@code memberOf}. */
final class MemberOfGroups implements GroupSource {
    private static final String MEMBER_OF = "memberOf";
    private static final String PART = "memberof;range=";

    private final Optional<DN> base;
    private final GroupNaming naming;

    MemberOfGroups(Optional<DN> base, GroupNaming naming) {
        this.base = base;
        this.naming = naming;
    }

    @Override
    public List<String> attributes() {
        return List.of(MEMBER_OF);
    }

    @Override
    public Set<String> groupsOf(SearchResultEntry user, String name, Searcher searcher)
            throws LDAPException, DirectoryException {
        requireAll(user);
        String[] values = user.getAttributeValues(MEMBER_OF);
        Set<String> groups = new LinkedHashSet<>();
        for (String dn : values == null ? new String[0] : values) {
            if (base.isEmpty() || new DN(dn).isDescendantOf(base.get(), false)) {
                groups.add(naming.of(dn));
            }
        }
        return groups;
    }

    /** Active Directory gives a long attribute in parts, under another name; to miss one could pass over a denial. */
    private static void requireAll(SearchResultEntry user) throws DirectoryException {
        for (Attribute attribute : user.getAttributes()) {
            if (attribute.getName().toLowerCase(Locale.ROOT).startsWith(PART)) {
                throw new DirectoryException(
                        DirectoryException.ERROR,
                        user.getDN() + ": " + attribute.getName() + " is only a part (expected: from: token-groups)");
            }
        }
    }
}
