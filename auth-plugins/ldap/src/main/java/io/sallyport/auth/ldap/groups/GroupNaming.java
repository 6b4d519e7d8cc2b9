package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.connection.DirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What policy calls a group. */
final class GroupNaming {
    static final String SID = "objectSid";

    private static final Set<String> COMMON_NAME = Set.of("cn", "commonname", "2.5.4.3");
    private static final String NO_ATTRIBUTES = "1.1";

    private final GroupNames names;

    GroupNaming(GroupNames names) {
        this.names = names;
    }

    /** What it needs of a group's entry. */
    List<String> attributes() {
        return List.of(names == GroupNames.SID ? SID : NO_ATTRIBUTES);
    }

    /** Names a group whose entry was read. */
    String of(SearchResultEntry group) throws LDAPException, DirectoryException {
        return names == GroupNames.SID ? sid(group).toString() : of(group.getDN());
    }

    /** Names a group of which the DN is known. */
    String of(String dn) throws LDAPException, DirectoryException {
        if (names == GroupNames.DN) {
            return dn;
        }
        return commonName(dn);
    }

    /**
     * A group that has no CN as its whole name cannot be called by it: of two values, or of another attribute's, whoever
     * made the group would have chosen which one policy goes by.
     */
    private static String commonName(String dn) throws LDAPException, DirectoryException {
        RDN first = new DN(dn).getRDN();
        if (first == null || first.isMultiValued() || !COMMON_NAME.contains(attribute(first))) {
            throw new DirectoryException(
                    DirectoryException.ERROR, "the group '" + dn + "' has no CN as its name (expected: names: dn)");
        }
        return first.getAttributeValues()[0];
    }

    private static String attribute(RDN name) {
        return name.getAttributeNames()[0].toLowerCase(Locale.ROOT);
    }

    /** The SID of an entry. */
    static Sid sid(SearchResultEntry entry) throws DirectoryException {
        byte[] octets = entry.getAttributeValueBytes(SID);
        if (octets == null) {
            throw new DirectoryException(DirectoryException.ERROR, entry.getDN() + " has no " + SID);
        }
        return sid(octets);
    }

    static Sid sid(byte[] octets) throws DirectoryException {
        try {
            return new Sid(octets);
        } catch (IllegalArgumentException e) {
            throw new DirectoryException(DirectoryException.ERROR, String.valueOf(e.getMessage()));
        }
    }
}
