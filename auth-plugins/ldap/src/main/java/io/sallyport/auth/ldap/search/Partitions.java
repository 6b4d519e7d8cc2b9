package io.sallyport.auth.ldap.search;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.util.List;

/**
 * The parts of an Active Directory forest that are no domains. Every search below a domain's root is referred to them, and
 * none of them can hold a user or a group.
 */
final class Partitions {
    private static final List<String> NAMES = List.of("CN=Configuration", "DC=DomainDnsZones", "DC=ForestDnsZones");

    private Partitions() {}

    /** Whether a search below an entry is referred to one of those directly below that entry. */
    static boolean isReferredTo(String base, String... urls) {
        for (String url : urls) {
            if (!isOne(base, url)) {
                return false;
            }
        }
        return urls.length > 0;
    }

    private static boolean isOne(String base, String url) {
        try {
            DN target = new LDAPURL(url).getBaseDN();
            for (String name : NAMES) {
                if (target.equals(new DN(name + "," + base))) {
                    return true;
                }
            }
            return false;
        } catch (LDAPException e) {
            return false;
        }
    }
}
